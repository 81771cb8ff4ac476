using System.Collections;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class LogScopesTests
{
    [Fact]
    public void Values_OfScopes_AreLabels_InnerOnesWin()
    {
        using LogRig logs = LogRig.Ecs();
        using (logs.Logger.BeginScope(new Dictionary<string, object> { ["A"] = 1, ["B"] = 1, ["OrderId"] = 1 }))
        using (logs.Logger.BeginScope("Cart {B} of {C}", 2, "x"))
        {
            logs.Log(new Placed(5, "Ann", 2));
        }

        Assert.Equal("""{"OrderId":5,"Customer":"Ann","Total":2,"B":2,"C":"x","A":1}""", LabelsOf(logs));
    }

    [Fact]
    public void Texts_OfScopes_AreOneArray_FromTheOutermost()
    {
        using LogRig logs = LogRig.Ecs();
        using (logs.Logger.BeginScope("outer"))
        using (logs.Logger.BeginScope(new Dictionary<string, object> { ["A"] = 1 }))
        using (LoggerExtensions.BeginScope(logs.Logger, "without values"))
        using (logs.Logger.BeginScope(17))
        {
            logs.Log(new AdHoc());
        }

        Assert.Equal("""{"A":1,"scope":["outer","without values","17"]}""", LabelsOf(logs));
    }

    [Fact]
    public void Scopes_NotIncluded_AreLeftOut()
    {
        using LogRig logs = LogRig.Ecs(static options => options.IncludeScopes = false);
        using (logs.Logger.BeginScope("outer")) logs.Log(new OneValue<int>(1));
        Assert.Equal("""{"Value":1}""", LabelsOf(logs));
    }

    /// <summary>ASP.NET Core's scope of a request: a list whose text has both values.</summary>
    [Fact]
    public void Value_OfARequestsPath_IsLeftOut_UnlessTheEventHasIt()
    {
        using LogRig logs = LogRig.Ecs();
        using (logs.Logger.BeginScope(new RequestScope("0HN:1", "/planted")))
        using (logs.Logger.BeginScope("text"))
        {
            logs.Log(new OneValue<int>(1));
            LoggerExtensions.LogInformation(logs.Logger, "Asked {RequestPath}", "/own");
        }

        Assert.Equal(
            ["""{"Value":1,"RequestId":"0HN:1","scope":["text"]}""", """{"RequestPath":"/own","RequestId":"0HN:1","scope":["text"]}"""],
            logs.End().Select(static line => EcsRules.Check(line).GetProperty("labels").GetRawText()));
    }

    [Fact]
    public void Value_OfARequestsPath_IsOnNoLineOfAnyFormat()
    {
        foreach (LogRig rig in new[] { LogRig.Ecs(), LogRig.Otel(), LogRig.Compact() })
        {
            using LogRig logs = rig;
            using (logs.Logger.BeginScope(new RequestScope("0HN:1", "/planted"))) logs.Log(new OneValue<int>(1));
            string line = Assert.Single(logs.End());
            Assert.Contains("0HN:1", line, StringComparison.Ordinal);
            Assert.DoesNotContain("planted", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_ThatAreOmitted_AreWhatTheOptionsSay()
    {
        using LogRig logs = LogRig.Ecs(static options =>
        {
            options.OmittedScopeValues.Clear();
            options.OmittedScopeValues.Add("RequestId");
            options.OmittedScopeValues.Add("Customer");
        });
        using (logs.Logger.BeginScope(new RequestScope("0HN:1", "/kept")))
        using (logs.Logger.BeginScope(new Dictionary<string, object> { ["customer"] = 1, ["Customer"] = 2 }))
        using (logs.Logger.BeginScope(new Placed(5, "Ann", 2)))
        {
            logs.Log(new OneValue<int>(1));
        }

        Assert.Equal("""{"Value":1,"OrderId":5,"Total":2,"customer":1,"RequestPath":"/kept"}""", LabelsOf(logs));
    }

    [Fact]
    public void Scope_OfTheActivity_IsLeftOut()
    {
        using LogRig logs = LogRig.Ecs(logging: static builder => builder.Services.Configure<LoggerFactoryOptions>(static options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.SpanId | ActivityTrackingOptions.TraceId | ActivityTrackingOptions.ParentId));
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        using (logs.Logger.BeginScope(new Dictionary<string, object> { ["ParentId"] = 5 })) logs.Log(new OneValue<int>(1));
        Assert.Equal("""{"Value":1,"ParentId":5}""", LabelsOf(logs));
    }

    [Fact]
    public void Scope_OfAnActivityWithoutTrace_StaysAsItIs()
    {
        using LogRig logs = LogRig.Ecs(logging: static builder => builder.Services.Configure<LoggerFactoryOptions>(static options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.SpanId));
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        logs.Log(new OneValue<int>(1));
        Assert.Equal(activity.Id, LogRig.Parse(LabelsOf(logs)).GetProperty("SpanId").GetString());
    }

    [Fact]
    public void Scopes_AfterTheirEnd_AreForgotten()
    {
        using LogRig logs = LogRig.Ecs();
        using (logs.Logger.BeginScope("outer")) logs.Log(new OneValue<int>(1));
        logs.Log(new OneValue<int>(2));
        Assert.Equal(["""{"Value":1,"scope":["outer"]}""", """{"Value":2}"""], logs.End().Select(static line => EcsRules.Check(line).GetProperty("labels").GetRawText()));
    }

    sealed class RequestScope(string id, string path) : IReadOnlyList<KeyValuePair<string, object>>
    {
        public int Count => 2;

        public KeyValuePair<string, object> this[int index] => index == 0 ? new("RequestId", id) : new("RequestPath", path);

        public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => $"RequestPath:{path} RequestId:{id}";
    }

    static string LabelsOf(LogRig logs) => EcsRules.Check(Assert.Single(logs.End())).GetProperty("labels").GetRawText();
}
