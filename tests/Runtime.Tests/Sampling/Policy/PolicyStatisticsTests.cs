using System.Diagnostics;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using static InstrumentGen.Runtime.Tests.SampledOperations;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What a policy keeps of many traces. Ids come from fixed seeds and time is virtual, so each run is the same.</summary>
public sealed class PolicyStatisticsTests
{
    const int Traces = 1_000_000;

    readonly SampledOperations _operations = new();

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Kept_OfAnOperationsMillion_IsItsRatio(double ratio)
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1 });
        OperationProbe operation = _operations.Define("order.place", ratio);
        int kept = 0;
        double represented = 0;
        int[] byDigit = new int[16];
        foreach (ActivityTraceId id in Ids(seed: 11, Traces))
        {
            TraceDecision decision = Root(sampler, operation, id);
            if (!decision.IsSampled) continue;
            kept++;
            represented += decision.AdjustedCount!.Value;
            byDigit["0123456789abcdef".IndexOf(id.ToHexString()[31])]++;
        }

        // Five standard deviations of a binomial distribution.
        double deviation = 5 * Math.Sqrt(Traces * ratio * (1 - ratio));
        Assert.InRange(kept, (Traces * ratio) - deviation, (Traces * ratio) + deviation);
        Assert.InRange(represented, Traces - (deviation * 1.001 / ratio), Traces + (deviation * 1.001 / ratio));
        // What is kept is uniform in the digits that do not decide: chi-squared with 15 degrees of freedom.
        double expected = kept / 16.0;
        Assert.InRange(byDigit.Sum(count => (count - expected) * (count - expected) / expected), 2, 15 + (5 * Math.Sqrt(30)));
    }

    // Another process, which knows only ratio and trace id, as the specification's text has it: R >= T, where T is 2^56 less what the ratio keeps of it.
    [Theory]
    [InlineData(0.5, 0x80_0000_0000_0000)]
    [InlineData(0.25, 0xc0_0000_0000_0000)]
    [InlineData(0.1, 0xe6_6600_0000_0000)]
    [InlineData(0.01, 0xfd_70a0_0000_0000)]
    public void Kept_InAnotherProcess_IsTheSame(double ratio, ulong rejected)
    {
        using var ours = new TraceSampler(new TraceSamplingOptions { Ratio = 1, Operations = { ["order.*"] = ratio } });
        OperationProbe operation = _operations.Define("order.place");
        foreach (ActivityTraceId id in Ids(seed: 12, 50_000))
        {
            ulong randomness = Convert.ToUInt64(id.ToHexString()[18..], 16);
            Assert.Equal(randomness >= rejected, Root(ours, operation, id).IsSampled);
        }
    }

    // Whatever the parent's and the operation's thresholds, the child has the higher one, and is there where both keep it.
    [Fact]
    public void Child_OfAnyParent_HasTheHigherThreshold() => Gen.Select(Gen.ULong[0, (1UL << 56) - 1], Gen.Int[0, 12], Gen.Int[0, 12]).Sample(
        (randomness, parents, own) =>
        {
            ActivityTraceId id = TraceId(randomness.ToString("x14", null));
            var parent = SamplingThreshold.FromRatio(Math.ScaleB(1, -parents));
            if (!parent.Keeps(SamplingRandomness.Of(id))) return;
            var childs = SamplingThreshold.FromRatio(Math.ScaleB(1, -own));
            using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, Operations = { ["child"] = Math.ScaleB(1, -own) } });
            TraceDecision decision = Foreign(sampler, "Property", "child", id, Parent(id, $"ot=th:{parent}"));
            Assert.Equal(childs.Keeps(SamplingRandomness.Of(id)), decision.IsSampled);
            if (decision.IsSampled) Assert.Equal(parent > childs ? parent : childs, decision.Threshold);
        },
        iter: 2_000);

    /// <summary>A minute at 100 a second, five seconds at 5,000, and 55 at 100 again, with a rare operation beside it.</summary>
    [Fact]
    public void Rate_UnderABurstOfFiftyTimes_IsUnbiasedInEachStratumAndComesBack()
    {
        using var run = new RateRun(target: 10, seed: 13);
        Stratum busy = run.Add(_operations.Define("busy"));
        Stratum rare = run.Add(_operations.Define("rare"));
        int keptInBurst = 0, mostInASecond = 0;
        for (int second = 0; second < 120; second++)
        {
            int before = busy.Kept;
            run.Second((busy, second is >= 60 and < 65 ? 5_000 : 100), (rare, second % 20 == 0 ? 1 : 0));
            if (second is >= 60 and < 65) keptInBurst += busy.Kept - before;
            mostInASecond = Math.Max(mostInASecond, busy.Kept - before);
            // Five seconds after the burst, what is kept is near the target again.
            if (second is >= 75 and < 120) Assert.InRange(busy.Kept - before, 0, 40);
        }

        Assert.InRange(busy.Deviation, -5, 5);
        Assert.InRange(rare.Deviation, -5, 5);
        Assert.Equal(6, rare.Kept);
        // Fifty times the traffic is known after a fraction of a second.
        Assert.InRange(keptInBurst, 20, 200);
        Assert.True(mostInASecond < 100, $"{mostInASecond} in one second, where 10 are the target.");
    }

    [Fact]
    public void Rate_InASteadyMinute_IsTheTargetWithinFivePercent()
    {
        using var run = new RateRun(target: 200, seed: 14);
        Stratum one = run.Add(_operations.Define("one"));
        Stratum other = run.Add(_operations.Define("other"));
        for (int second = 0; second < 10; second++) run.Second((one, 2_000), (other, 1_000));
        (int Once, int Others) before = (one.Kept, other.Kept);
        for (int second = 0; second < 60; second++) run.Second((one, 2_000), (other, 1_000));
        Assert.InRange((one.Kept - before.Once + other.Kept - before.Others) / 60.0, 190, 210);
        // Two that both want more than their part get the same.
        Assert.InRange((one.Kept - before.Once) / 60.0, 90, 110);
    }

    [Fact]
    public void Rate_ThatOneDoesNotUse_IsTheOthers()
    {
        using var run = new RateRun(target: 100, seed: 15);
        Stratum small = run.Add(_operations.Define("small"));
        Stratum large = run.Add(_operations.Define("large"));
        for (int second = 0; second < 40; second++) run.Second((small, 10), (large, 2_000));
        Assert.Equal(400, small.Kept);
        Assert.InRange(large.KeptInLast(20) / 20.0, 81, 99);
    }

    // Of a target that is shared by many, each gets its floor.
    [Fact]
    public void Rate_SharedByMany_KeepsTheFloorOfEach()
    {
        using var run = new RateRun(target: 0.01, seed: 16, minimumPerMinute: 30);
        Stratum[] all = [.. Enumerable.Range(0, 20).Select(index => run.Add(_operations.Define($"shared.{index}")))];
        for (int second = 0; second < 130; second++) run.Second([.. all.Select(static stratum => (stratum, 50))]);
        // Half a trace a second is 60 in two minutes; five deviations of that.
        Assert.All(all, static stratum => Assert.InRange(stratum.KeptInLast(120), 60 - 39, 60 + 39));
    }

    [Fact]
    public void Rate_WithAnOperationsRatio_KeepsNoMoreThanThat()
    {
        using var run = new RateRun(target: 1_000, seed: 17);
        Stratum declared = run.Add(_operations.Define("declared", ratio: 0.125));
        for (int second = 0; second < 30; second++) run.Second((declared, 400));
        Assert.InRange(declared.Kept / 30.0, 40, 60);
    }

    [Theory]
    [InlineData(-7_200)]
    [InlineData(7_200)]
    public void Rate_WhenTheClockJumps_GoesOnAsBefore(int seconds)
    {
        var time = new JumpingTime();
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, TracesPerSecond = 20 }, time);
        OperationProbe operation = _operations.Define("jumping");
        ActivityTraceId[] ids = [.. Ids(seed: 18, 60_000)];
        int next = 0;
        int Second()
        {
            int kept = 0;
            for (int root = 0; root < 1_000; root++) if (Root(sampler, operation, ids[next++]).IsSampled) kept++;
            time.Pass(TimeSpan.FromSeconds(1));
            return kept;
        }

        for (int second = 0; second < 20; second++) Second();
        time.Pass(TimeSpan.FromSeconds(seconds));
        int after = 0;
        for (int second = 0; second < 20; second++) after += Second();
        Assert.InRange(after, 200, 800);
    }
}
