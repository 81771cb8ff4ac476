using System.Diagnostics;
using CsCheck;
using Microsoft.Extensions.Logging;
using static InstrumentGen.Runtime.Tests.TraceAtHand;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What is kept of many records. Ids and draws come from fixed seeds.</summary>
[Collection(ProcessWide.Name)]
public sealed class LogSamplingStatisticsTests
{
    const int Records = 100_000;
    const string Category = "Shop.Basket";

    static readonly Gen<double> s_ratio = Gen.Long[1L << 20, 1L << 40].Select(static part => Math.ScaleB(part, -40));

    public static TheoryData<double> Ratios => [0.001, 0.01, 0.1, 1.0 / 3, 0.5, 0.999];

    public LogSamplingStatisticsTests() => Activity.Current = null;

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Kept_OfManyTraces_AreWholeOnesAndThePartThatTheRuleSays(double ratio)
    {
        LogSampler sampler = Sampler(ratio);
        int kept = 0;
        double represented = 0;
        foreach (ActivityTraceId id in Ids(1, Records))
        {
            using Activity trace = Begin(id, true, "ot=th:0");
            LogDecision decision = sampler.Decide(Category, LogLevel.Debug);
            Assert.Equal(decision.IsKept, sampler.Decide("Shop.Orders", LogLevel.Information, 5).IsKept);
            if (!decision.IsKept) continue;
            kept++;
            represented += decision.AdjustedCount!.Value;
        }

        AssertPart(ratio, kept, represented);
    }

    [Theory]
    [MemberData(nameof(Ratios))]
    public void Kept_OfManyRecordsWithoutATrace_AreThePartThatTheRuleSays(double ratio)
    {
        LogSampler sampler = Sampler(ratio);
        int kept = 0;
        double represented = 0;
        for (int record = 0; record < Records; record++)
        {
            LogDecision decision = sampler.Decide(Category, LogLevel.Debug);
            if (!decision.IsKept) continue;
            kept++;
            represented += decision.AdjustedCount!.Value;
        }

        AssertPart(ratio, kept, represented);
    }

    [Fact]
    public void Traces_WithRecords_AreThoseOfKeptSpans()
    {
        using var source = new ActivitySource($"Logs.{Guid.NewGuid()}");
        using TraceSampling sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = 0.25, Sources = one => one.Name == source.Name });
        LogSampler all = Sampler(null);
        LogSampler part = Sampler(0.125);
        List<ActivityTraceId> spans = [], records = [], eighths = [];
        double represented = 0;
        for (int request = 0; request < 20_000; request++)
        {
            using Activity? root = source.StartActivity("request");
            if (root!.Recorded) spans.Add(root.TraceId);
            using Activity? step = source.StartActivity("step");
            LogDecision decision = all.Decide(Category, LogLevel.Information);
            if (decision.IsKept) records.Add(Activity.Current!.TraceId);
            represented += decision.AdjustedCount ?? 0;
            if (part.Keeps(Category, LogLevel.Information)) eighths.Add(Activity.Current!.TraceId);
        }

        Assert.Equal(spans, records);
        Assert.Equal(spans.Where(static id => id.ToHexString()[18] >= 'e'), eighths);
        Assert.Equal(4.0 * spans.Count, represented);
        Assert.InRange(spans.Count, 5_000 - (5 * 62), 5_000 + (5 * 62));
    }

    [Fact]
    public void Kept_ByLess_IsKeptByMore() => Gen.Select(Gen.Byte.Array[16], s_ratio, s_ratio, Gen.Bool, Gen.Bool).Sample(
        static (bytes, one, other, isKept, follows) =>
        {
            using Activity trace = Begin(ActivityTraceId.CreateFromBytes(bytes), isKept);
            LogSampler less = Sampler(Math.Min(one, other), follows);
            LogSampler more = Sampler(Math.Max(one, other), follows);
            Assert.True(more.Keeps(Category, LogLevel.Debug) || !less.Keeps(Category, LogLevel.Debug));
            bool expected = (isKept || !follows) && string.CompareOrdinal(trace.TraceId.ToHexString(), 18, SamplingThreshold.FromRatio(Math.Min(one, other)).Dropped.ToString("x14", null), 0, 14) >= 0;
            Assert.Equal(expected, less.Keeps(Category, LogLevel.Debug));
            Assert.Equal(expected, less.MayKeep(Category, LogLevel.Debug));
        },
        iter: 10_000);

    // Five standard deviations of a binomial distribution; the ratio itself is rounded to four digits.
    static void AssertPart(double ratio, int kept, double represented)
    {
        double deviation = (5 * Math.Sqrt(Records * ratio * (1 - ratio))) + (Records * ratio / 10_000);
        Assert.InRange(kept, (Records * ratio) - deviation, (Records * ratio) + deviation);
        Assert.InRange(represented, Records - (deviation * 1.001 / ratio), Records + (deviation * 1.001 / ratio));
    }

    static LogSampler Sampler(double? ratio, bool follows = true)
    {
        var options = new LogSamplingOptions { FollowsTrace = follows };
        if (ratio is { } part) options.Rules.Add(new LogSamplingRule { Ratio = part });
        return new LogSampler(options, new Random(3));
    }
}
