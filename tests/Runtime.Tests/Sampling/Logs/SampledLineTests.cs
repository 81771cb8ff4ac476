using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using static InstrumentGen.Runtime.Tests.TraceAtHand;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What our own formats write of records that are sampled.</summary>
[Collection(ProcessWide.Name)]
public sealed class SampledLineTests
{
    public SampledLineTests() => Activity.Current = null;

    [Theory]
    [InlineData("ot=th:8", LogLevel.Information, 2.0)]
    [InlineData("ot=th:e", LogLevel.Information, 8.0)]
    [InlineData("ot=th:0", LogLevel.Information, null)]
    [InlineData(null, LogLevel.Information, null)]
    [InlineData("ot=th:8", LogLevel.Warning, null)]
    public void EcsLine_OfAKeptTrace_HasItsAdjustedCountWhereItIsNotOne(string? traceState, LogLevel level, double? expected)
    {
        using LogRig logs = LogRig.Ecs(logging: static logging => logging.AddLogSampling());
        using (Begin(Above, true, traceState)) logs.Log(new Placed(1, "Ann", 2), level);
        JsonElement labels = EcsRules.Check(Assert.Single(logs.End())).GetProperty("labels");
        Assert.Equal(expected, labels.TryGetProperty("sampling_adjusted_count", out JsonElement count) ? count.GetDouble() : null);
    }

    [Fact]
    public void EcsLine_OfADroppedTrace_IsThereFromWarningOn()
    {
        using LogRig logs = LogRig.Ecs(logging: static logging => logging.AddLogSampling());
        using (Begin(Above, isKept: false))
        {
            logs.Log(new Placed(1, "Ann", 2));
            logs.Log(new Placed(2, "Ann", 2), LogLevel.Error);
        }

        Assert.Equal(2, logs.EndWithOne().GetProperty("labels").GetProperty("OrderId").GetInt32());
    }

    [Fact]
    public void OtelLine_OfAKeptTrace_HasItsAdjustedCountAsADouble()
    {
        using LogRig logs = LogRig.Otel(logging: static logging => logging.AddLogSampling());
        using (Begin(Above, true, "ot=th:c")) logs.Log(new Placed(1, "Ann", 2));
        Assert.Contains("""{"key":"sampling.adjusted_count","value":{"doubleValue":4}}""", Assert.Single(logs.End()), StringComparison.Ordinal);
    }

    [Fact]
    public void ConsoleLine_OfAKeptTrace_HasItsAdjustedCount()
    {
        using LogRig logs = LogRig.Compact(logging: static logging => logging.AddLogSampling(static options => options.Rules.Add(new() { Ratio = 0.125 })));
        using (Begin(Above, true, "ot=th:c")) logs.Log(new Placed(1, "Ann", 2));
        Assert.Contains(" sampling.adjusted_count=8 ", Assert.Single(logs.End()), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_WithoutASampler_StandsForItself()
    {
        using LogRig logs = LogRig.Ecs();
        using (Begin(Above, true, "ot=th:8")) logs.Log(new Placed(1, "Ann", 2));
        Assert.DoesNotContain("adjusted", Assert.Single(logs.End()), StringComparison.Ordinal);
    }

    // Once, though the framework asks for whether it is enabled, too: else a quarter would be left of a half.
    [Fact]
    public void Lines_OfNoTrace_AreDrawnOnce()
    {
        const int Records = 20_000;
        using LogRig logs = LogRig.Ecs(static options => options.Queue.MaxWait = TimeSpan.FromSeconds(10), static logging => logging.AddLogSampling(static options => options.Rules.Add(new() { Ratio = 0.25 })));
        for (int record = 0; record < Records; record++)
        {
            if (logs.Logger.IsEnabled(LogLevel.Information)) logs.Log(new Placed(record, "Ann", 2));
        }

        string[] lines = logs.End();
        // 8 standard deviations: these draws have no seed.
        double deviation = 8 * Math.Sqrt(Records * 0.25 * 0.75);
        Assert.InRange(lines.Length, (Records * 0.25) - deviation, (Records * 0.25) + deviation);
        Assert.All(lines, static line => Assert.Contains("\"sampling_adjusted_count\":4", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_OfARuledEvent_AreKeptByItsRule()
    {
        using LogRig logs = LogRig.Ecs(logging: static logging => logging.AddLogSampling(static options =>
        {
            options.Rules.Add(new() { Ratio = 0 });
            options.Rules.Add(new() { EventId = 17, Ratio = 0.5 });
        }));
        using (Begin(Above))
        {
            logs.Log(new Placed(1, "Ann", 2));
            logs.Log(new AdHoc());
        }

        using (Begin(Below)) logs.Log(new Placed(2, "Ann", 2));
        Assert.Equal(1, logs.EndWithOne().GetProperty("labels").GetProperty("OrderId").GetInt32());
    }

    [Fact]
    public void Number_OfAnEventsOwnOfThatName_Stays()
    {
        var field = new LogField("sampling.adjusted_count");
        using LogRig logs = LogRig.Ecs(logging: static logging => logging.AddLogSampling());
        using (Begin(Above, true, "ot=th:8")) logs.Log(new AdHoc(fields: fields => fields.Add(field, 7)));
        Assert.Equal("7", logs.EndWithOne().GetProperty("labels").GetProperty("sampling_adjusted_count").GetRawText().ToString(CultureInfo.InvariantCulture));
    }
}
