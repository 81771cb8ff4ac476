using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class LogFailureTests
{
    const string Unreadable = "[unreadable]";

    [Fact]
    public void Text_Throwing_IsReplacedAndCounted()
    {
        using var failures = new FailureRecorder();
        using LogRig logs = LogRig.Ecs();
        logs.Log(new OneValue<ThrowingText>(new ThrowingText()));
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal($"It is {Unreadable}.", root.GetProperty("message").GetString());
        Assert.Equal(Unreadable, root.GetProperty("labels").GetProperty("Value").GetString());
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public void Elements_Throwing_AreReplacedAndCounted()
    {
        using var failures = new FailureRecorder();
        using LogRig logs = LogRig.Ecs();
        var field = new LogField("Value");
        logs.Log(new OneValue<ThrowingItems>(new ThrowingItems()));
        logs.Log(new AdHoc(static text => text.Items(new ThrowingItems(), 5), fields => fields.AddItems(field, new ThrowingItems(), 5)));
        logs.Log(new AdHoc(static text => text.Items([new ThrowingText()], 5), fields => fields.AddItems(field, [new ThrowingText()], 5)));
        JsonElement[] roots = [.. logs.End().Select(EcsRules.Check)];
        Assert.Equal([$"It is {Unreadable}.", Unreadable, Unreadable], roots.Select(static one => one.GetProperty("message").GetString()));
        Assert.Equal([$"\"{Unreadable}\"", $"\"{Unreadable}\"", $"[\"{Unreadable}\"]"], roots.Select(static one => one.GetProperty("labels").GetProperty("Value").GetRawText()));
        Assert.Equal(6, failures.Count);
    }

    [Fact]
    public void Formattable_ThatBehavesBadly_DoesNoHarm()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Log(new OneValue<NeverFits>(default));
        logs.Log(new OneValue<Liar>(default));
        logs.Log(new OneValue<Raw>(new Raw((byte)'"', 0xFF, (byte)'\n')));
        Assert.Equal(["fits", Unreadable, "\"\uFFFD\n"], logs.End().Select(static line => EcsRules.Check(line).GetProperty("labels").GetProperty("Value").GetString()));
    }

    [Fact]
    public void State_ThrowingInItsMessage_IsWrittenUpToThere()
    {
        using var failures = new FailureRecorder();
        using LogRig logs = LogRig.Ecs();
        var field = new LogField("First");
        logs.Log(new AdHoc(
            static text =>
            {
                text.Literal("Order "u8);
                throw new IOException();
            },
            fields =>
            {
                fields.Add(field, 1);
                throw new IOException();
            }));
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal("Order " + Unreadable, root.GetProperty("message").GetString());
        Assert.Equal(1, root.GetProperty("labels").GetProperty("First").GetInt32());
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public void Message_OfAThrowingState_IsAStringForOthers()
    {
        using var failures = new FailureRecorder();
        Assert.Equal(Unreadable, AdHoc.Text(static _ => throw new IOException()));
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Formatter_Throwing_IsReplacedAndCounted()
    {
        using var failures = new FailureRecorder();
        using LogRig logs = LogRig.Ecs();
        logs.Logger.Log(LogLevel.Information, 5, new ThrowingList(), null, static (_, _) => throw new IOException());
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal(Unreadable, root.GetProperty("message").GetString());
        Assert.Equal(1, root.GetProperty("labels").GetProperty("First").GetInt32());
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public void Scope_Throwing_LeavesTheOthers()
    {
        using var failures = new FailureRecorder();
        using LogRig logs = LogRig.Ecs();
        using (logs.Logger.BeginScope(new Dictionary<string, object> { ["Outer"] = 1 }))
        using (logs.Logger.BeginScope(new ThrowingList()))
        using (logs.Logger.BeginScope(new ThrowingText()))
        using (logs.Logger.BeginScope("inner"))
        {
            logs.Log(new AdHoc());
        }

        JsonElement labels = EcsRules.Check(Assert.Single(logs.End())).GetProperty("labels");
        Assert.Equal(1, labels.GetProperty("Outer").GetInt32());
        Assert.Equal([Unreadable, "inner"], labels.GetProperty("scope").EnumerateArray().Select(static one => one.GetString()));
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public void Exception_WhoseTextThrows_IsReplacedAndCounted()
    {
        using var failures = new FailureRecorder();
        using LogRig logs = LogRig.Ecs();
        logs.Log(new AdHoc(), LogLevel.Error, new Unspeakable());
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal(typeof(Unspeakable).FullName, root.GetProperty("error.type").GetString());
        Assert.Equal(Unreadable, root.GetProperty("error.message").GetString());
        Assert.Equal(Unreadable, root.GetProperty("error.stack_trace").GetString());
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public void Value_ThatLogsAsItIsWritten_GivesALineOfItsOwn()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Log(new OneValue<Talkative>(new Talkative(logs.Logger, 3)));
        string[] messages = [.. logs.End().Select(static line => EcsRules.Check(line).GetProperty("message").GetString()!)];
        Assert.Equal("It is talkative 3.", messages[^1]);
        Assert.Equal(8, messages.Count(static one => one == "It is talkative 0."));
    }

    [Fact]
    public void Value_ThatHoldsItself_IsWritten()
    {
        using LogRig logs = LogRig.Ecs();
        List<object> circle = [];
        circle.Add(circle);
        Dictionary<string, object> scope = [];
        scope["Self"] = scope;
        using (logs.Logger.BeginScope(scope)) logs.Log(new OneValue<List<object>>(circle));
        EcsRules.Check(Assert.Single(logs.End()));
    }

    sealed class Unspeakable : Exception
    {
        public override string Message => throw new IOException();

        public override string ToString() => throw new IOException();
    }

    sealed class Talkative(ILogger logger, int depth)
    {
        public override string ToString()
        {
            if (depth > 0) LogEvents.Write(logger, LogLevel.Information, new OneValue<Talkative>(new Talkative(logger, depth - 1)));
            return $"talkative {depth}";
        }
    }
}
