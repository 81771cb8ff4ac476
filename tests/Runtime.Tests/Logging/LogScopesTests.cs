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

    static string LabelsOf(LogRig logs) => EcsRules.Check(Assert.Single(logs.End())).GetProperty("labels").GetRawText();
}
