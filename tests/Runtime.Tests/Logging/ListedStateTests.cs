using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed partial class ListedStateTests
{
    static readonly string[] s_tags = ["a", "b"];

    [Fact]
    public void ClassicCall_Any_HasItsMessageAndValues()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Logger.LogWarning(new EventId(7, "Late"), "Order {OrderId} of {Customer} is {Days,6:F2} days late {Tags}", 5, null, 2.5, s_tags);
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal("Order 5 of (null) is   2.50 days late a, b", root.GetProperty("message").GetString());
        Assert.Equal("7", root.GetProperty("event.code").GetString());
        Assert.Equal("Late", root.GetProperty("event.action").GetString());
        Assert.Equal("""{"OrderId":5,"Customer":null,"Days":2.5,"Tags":["a","b"]}""", root.GetProperty("labels").GetRawText());
    }

    [Fact]
    public void LoggerMessage_Generated_HasItsMessageAndValues()
    {
        using LogRig logs = LogRig.Ecs();
        Shipped(logs.Logger, 5, new DateOnly(2026, 11, 29));
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal("Order 5 shipped on 11/29/2026", root.GetProperty("message").GetString());
        Assert.Equal("""{"OrderId":5,"Day":"2026-11-29"}""", root.GetProperty("labels").GetRawText());
    }

    [Fact]
    public void State_OfAnyKind_IsWritten()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Logger.Log(LogLevel.Information, default, "text", null, static (state, _) => state);
        logs.Logger.Log<object?>(LogLevel.Information, default, null, null, static (_, _) => "nothing");
        logs.Logger.Log(LogLevel.Information, default, Pairs(), null, static (_, _) => "pairs");
        logs.Logger.Log(LogLevel.Information, default, 5, null, static (_, _) => null!);
        JsonElement[] roots = [.. logs.End().Select(EcsRules.Check)];
        Assert.Equal(["text", "nothing", "pairs", ""], roots.Select(static one => one.GetProperty("message").GetString()));
        Assert.Equal("""{"A":1,"B":"x"}""", roots[2].GetProperty("labels").GetRawText());
    }

    [Fact]
    public void Value_NamedTwice_IsTheFirst()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Logger.LogInformation("{A} and {A}", 1, 2);
        Assert.Equal("""{"A":1}""", EcsRules.Check(Assert.Single(logs.End())).GetProperty("labels").GetRawText());
    }

    static IEnumerable<KeyValuePair<string, object?>> Pairs()
    {
        yield return new("A", 1);
        yield return new(null!, 2);
        yield return new("B", "x");
    }

    [LoggerMessage(9, LogLevel.Information, "Order {OrderId} shipped on {Day}")]
    private static partial void Shipped(ILogger logger, int orderId, DateOnly day);
}
