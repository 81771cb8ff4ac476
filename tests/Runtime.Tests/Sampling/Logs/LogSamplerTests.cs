using System.Diagnostics;
using Microsoft.Extensions.Logging;
using static InstrumentGen.Runtime.Tests.TraceAtHand;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Which records are kept, and how many each stands for.</summary>
public sealed class LogSamplerTests
{
    const string Category = "Shop.Basket";

    static readonly LogLevel[] s_sampled = [LogLevel.Trace, LogLevel.Debug, LogLevel.Information];

    public LogSamplerTests() => Activity.Current = null;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Record_OfATrace_FollowsIt(bool isKept)
    {
        LogSampler sampler = Sampler();
        using Activity trace = Begin(Above, isKept);
        foreach (LogLevel level in s_sampled)
        {
            Assert.Equal(isKept, sampler.Keeps(Category, level));
            Assert.Equal(isKept, sampler.MayKeep(Category, level));
            Assert.Equal(isKept, sampler.Decide(Category, level).IsKept);
        }
    }

    [Fact]
    public void Record_OfNoTrace_IsKeptWithoutARule()
    {
        LogSampler sampler = Sampler();
        Assert.True(sampler.Keeps(Category, LogLevel.Trace));
        Assert.Equal(1, sampler.Decide(Category, LogLevel.Trace).AdjustedCount);
    }

    [Theory]
    [InlineData(LogLevel.Warning)]
    [InlineData(LogLevel.Error)]
    [InlineData(LogLevel.Critical)]
    [InlineData(LogLevel.None)]
    [InlineData((LogLevel)(-1))]
    public void Record_FromWarningOn_IsKeptAndStandsForItself(LogLevel level)
    {
        LogSampler sampler = Sampler(0);
        using Activity trace = Begin(Below, isKept: false, "ot=th:8");
        Assert.True(sampler.Keeps(Category, level));
        Assert.True(sampler.MayKeep(Category, level));
        Assert.Equal((true, 1.0), (sampler.Decide(Category, level).IsKept, sampler.Decide(Category, level).AdjustedCount));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rule_OfAKeptTrace_KeepsItByItsRandomness(bool follows)
    {
        LogSampler sampler = Sampler(0.5, follows);
        foreach ((ActivityTraceId id, bool isKept) in ((ActivityTraceId, bool)[])[(Above, true), (Below, false), (Id("80000000000000"), true), (Id("7fffffffffffff"), false)])
        {
            using Activity trace = Begin(id);
            Assert.Equal(isKept, sampler.Keeps(Category, LogLevel.Debug));
            Assert.Equal(isKept, sampler.MayKeep(Category, LogLevel.Debug));
            Assert.Equal(isKept, sampler.Decide(Category, LogLevel.Debug).IsKept);
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Rule_OfADroppedTrace_KeepsItOnlyWhereNobodyFollows(bool follows, bool isKept)
    {
        LogSampler sampler = Sampler(0.5, follows);
        using Activity trace = Begin(Above, isKept: false);
        Assert.Equal(isKept, sampler.Keeps(Category, LogLevel.Debug));
    }

    [Theory]
    [InlineData("ot=rv:f0000000000000", true)]
    [InlineData("ot=rv:10000000000000", false)]
    [InlineData("vendor=x,ot=th:8;rv:f0000000000000", true)]
    [InlineData("ot=rv:f", false)]
    public void Randomness_ThatIsSaid_TakesThePlaceOfTheIds(string traceState, bool isKept)
    {
        LogSampler sampler = Sampler(0.5);
        using Activity trace = Begin(Below, true, traceState);
        Assert.Equal(isKept, sampler.Keeps(Category, LogLevel.Debug));
        Assert.Equal(isKept, sampler.Decide(Category, LogLevel.Debug).IsKept);
    }

    // Of the record of a trace both have to keep it, so the greater threshold is the one that it passed.
    [Theory]
    [InlineData(1.0, "ot=th:8", true, 2.0)]
    [InlineData(0.25, "ot=th:8", true, 4.0)]
    [InlineData(0.5, "ot=th:c", true, 4.0)]
    [InlineData(0.5, "ot=th:0", true, 2.0)]
    [InlineData(0.5, null, true, null)]
    [InlineData(1.0, null, true, null)]
    [InlineData(1.0, "ot=th:8,vendor=x", false, 1.0)]
    [InlineData(0.25, "ot=th:8", false, 4.0)]
    [InlineData(0.25, "ot=th:f8", true, null)]
    public void AdjustedCount_OfAKeptRecord_IsOfTheGreaterThreshold(double ratio, string? traceState, bool follows, double? expected)
    {
        LogSampler sampler = Sampler(ratio, follows);
        // Of th:f8 this trace was not kept by, and its threshold says nothing.
        using Activity trace = Begin(Id("f0000000000000"), true, traceState);
        LogDecision decision = sampler.Decide(Category, LogLevel.Debug);
        Assert.Equal((true, expected), (decision.IsKept, decision.AdjustedCount));
    }

    [Fact]
    public void AdjustedCount_OfADroppedRecord_IsNone()
    {
        using Activity trace = Begin(Above, isKept: false, "ot=th:8");
        LogDecision decision = Sampler().Decide(Category, LogLevel.Debug);
        Assert.Equal((false, (double?)null), (decision.IsKept, decision.AdjustedCount));
    }

    // A thread keeps what it has read last, and must not mistake one trace for another.
    [Fact]
    public void AdjustedCounts_OfTracesInTurn_AreEachItsOwn()
    {
        LogSampler sampler = Sampler();
        foreach ((string traceState, double count) in ((string, double)[])[("ot=th:8", 2), ("ot=th:c", 4), ("ot=th:8", 2), ("ot=th:e", 8)])
        {
            using Activity trace = Begin(Above, true, traceState);
            using Activity child = new Activity("child").Start();
            Assert.Equal(count, sampler.Decide(Category, LogLevel.Debug).AdjustedCount);
        }
    }

    [Fact]
    public void Activity_OfTheOlderFormat_BelongsToNoTrace()
    {
        LogSampler never = Sampler(0);
        LogSampler always = Sampler();
        using Activity trace = new Activity("work").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        trace.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        Assert.False(never.Keeps(Category, LogLevel.Debug));
        Assert.Equal((true, (double?)null), (always.Decide(Category, LogLevel.Debug).IsKept, always.Decide(Category, LogLevel.Debug).AdjustedCount));
        trace.ActivityTraceFlags = ActivityTraceFlags.None;
        Assert.False(always.Keeps(Category, LogLevel.Debug));
    }

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(0.001, true)]
    [InlineData(1.0, true)]
    public void MayKeep_OfNoTrace_IsTheSameEachTime(double ratio, bool may)
    {
        LogSampler sampler = Sampler(ratio);
        for (int time = 0; time < 100; time++) Assert.Equal(may, sampler.MayKeep(Category, LogLevel.Debug));
    }

    [Fact]
    public void MayKeep_OfAnUnknownEvent_DropsNoMoreThanAnyEventsRule()
    {
        var sampler = new LogSampler(new LogSamplingOptions { Rules = { new() { Ratio = 0 }, new() { EventId = 7, Ratio = 0.5 } } });
        using (Begin(Above)) Assert.True(sampler.MayKeep(Category, LogLevel.Debug));
        using (Begin(Below)) Assert.False(sampler.MayKeep(Category, LogLevel.Debug));
        using (Begin(Above))
        {
            Assert.True(sampler.Keeps(Category, LogLevel.Debug, 7));
            Assert.False(sampler.Keeps(Category, LogLevel.Debug, 8));
        }
    }

    [Fact]
    public void Record_ThatTheLoggerHasDecidedOn_IsNotDrawnAgain()
    {
        LogSampler sampler = Sampler(0.25);
        int before = Count(() => sampler.DecideBehindLogger(Category, LogLevel.Debug, default).IsKept);
        sampler.IsAskedByLogger = true;
        Assert.InRange(before, 1, 999);
        Assert.Equal(1000, Count(() => sampler.DecideBehindLogger(Category, LogLevel.Debug, default) is { IsKept: true, AdjustedCount: 4 }));
    }

    [Fact]
    public void Options_ChangedLater_ChangeNothing()
    {
        var options = new LogSamplingOptions { Rules = { new() { Ratio = 1 } } };
        var sampler = new LogSampler(options);
        options.Rules.Clear();
        options.Rules.Add(new LogSamplingRule { Ratio = 0 });
        Assert.True(sampler.Keeps(Category, LogLevel.Debug));
    }

    [Fact]
    public void Sampler_OfNull_Throws() => Assert.Throws<ArgumentNullException>("options", static () => new LogSampler((LogSamplingOptions)null!));

    static ActivityTraceId Id(string end) => ActivityTraceId.CreateFromString($"000000000000000001{end}");

    static int Count(Func<bool> isKept) => Enumerable.Range(0, 1000).Count(_ => isKept());

    static LogSampler Sampler(double? ratio = null, bool follows = true)
    {
        var options = new LogSamplingOptions { FollowsTrace = follows };
        if (ratio is { } part) options.Rules.Add(new LogSamplingRule { Ratio = part });
        return new LogSampler(options, new Random(1));
    }
}
