using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public sealed class ProbabilitySamplerTests
{
    // The threshold of a half is 80000000000000.
    static readonly ActivityTraceId s_below = TraceId("0000000000000000007fffffffffffff");
    static readonly ActivityTraceId s_above = TraceId("00000000000000000080000000000000");
    static readonly ProbabilitySampler s_half = new(0.5);

    [Fact]
    public void Root_AtTheThreshold_IsKeptAndSaysSo() =>
        Assert.Equal(new ProbabilityDecision(true, SamplingThreshold.FromRatio(0.5), "ot=th:8"), s_half.Decide(default, s_above));

    [Fact]
    public void Root_BelowTheThreshold_IsDroppedAndSaysNothing() => Assert.Equal(new ProbabilityDecision(false, null, null), s_half.Decide(default, s_below));

    [Fact]
    public void Root_ByOne_IsKeptWhateverItsId() => Assert.Equal(new ProbabilityDecision(true, SamplingThreshold.Always, "ot=th:0"), new ProbabilitySampler(1).Decide(default, default));

    [Fact]
    public void Root_ByZero_IsDroppedWhateverItsId() => Assert.Equal(default, new ProbabilitySampler(0).Decide(default, TraceId("ffffffffffffffffffffffffffffffff")));

    [Fact]
    public void Child_OfSampledParent_KeepsItsThreshold()
    {
        const string Parents = "ot=th:4,vendor=x";
        ProbabilityDecision decision = new ProbabilitySampler(0).Decide(Parent(s_above, isSampled: true, Parents), s_above);
        Assert.True(decision.IsSampled);
        Assert.Equal("4", decision.Threshold.ToString());
        Assert.Same(Parents, decision.TraceState);
    }

    [Fact]
    public void Child_OfSampledParentWithoutThreshold_HasNone() =>
        Assert.Equal(new ProbabilityDecision(true, null, "vendor=x"), s_half.Decide(Parent(s_below, isSampled: true, "vendor=x"), s_below));

    [Fact]
    public void Child_OfParentWithoutTraceState_FollowsItsFlag()
    {
        Assert.Equal(new ProbabilityDecision(true, null, null), s_half.Decide(Parent(s_below, isSampled: true, null), s_below));
        Assert.Equal(new ProbabilityDecision(false, null, null), s_half.Decide(Parent(s_above, isSampled: false, null), s_above));
    }

    [Theory]
    [InlineData("ot=th:8", "")]
    [InlineData("ot=th:8;p:1,vendor=x", "ot=p:1,vendor=x")]
    [InlineData("ot=th:4;rv:3fffffffffffff", "ot=rv:3fffffffffffff")]
    public void Child_OfSampledParentWhoseThresholdDropsIt_ErasesThat(string parents, string childs) =>
        Assert.Equal(new ProbabilityDecision(true, null, childs), s_half.Decide(Parent(s_below, isSampled: true, parents), s_below));

    // The sampler's own text, which it does not read again.
    [Fact]
    public void Child_WithThresholdOfThisSamplerThatDropsIt_ErasesThat()
    {
        string own = s_half.Decide(default, s_above).TraceState!;
        Assert.Equal(new ProbabilityDecision(true, null, ""), s_half.Decide(Parent(s_below, isSampled: true, own), s_below));
        Assert.Equal(new ProbabilityDecision(true, SamplingThreshold.FromRatio(0.5), own), s_half.Decide(Parent(s_above, isSampled: true, own), s_above));
    }

    [Fact]
    public void Child_OfDroppedParent_PassesNoThresholdOn() =>
        Assert.Equal(new ProbabilityDecision(false, null, "vendor=x"), s_half.Decide(Parent(s_above, isSampled: false, "ot=th:8,vendor=x"), s_above));

    [Fact]
    public void Child_WithExplicitRandomness_IsJudgedByIt() =>
        Assert.Equal("8", s_half.Decide(Parent(s_below, isSampled: true, "ot=rv:80000000000000;th:8"), s_below).Threshold.ToString());

    [Theory]
    [InlineData("ot=rv:?;th:8")]
    [InlineData("ot=rv:80000000000000;rv:80000000000000;th:8")]
    public void Child_WithInvalidRandomness_IsJudgedByItsId(string parents)
    {
        Assert.Equal(new ProbabilityDecision(true, SamplingThreshold.FromRatio(0.5), "ot=th:8"), s_half.Decide(Parent(s_above, isSampled: true, parents), s_above));
        Assert.Equal(new ProbabilityDecision(true, null, ""), s_half.Decide(Parent(s_below, isSampled: true, parents), s_below));
    }

    [Theory]
    [InlineData(false, null, true, "ot=th:8")]
    [InlineData(true, "ot=th:4,a=1", true, "ot=th:8,a=1")]
    [InlineData(true, "ot=rv:7fffffffffffff;th:4", false, "ot=rv:7fffffffffffff")]
    public void Child_ThatFollowsNobody_IsKeptByTheRatio(bool isParentSampled, string? parents, bool isSampled, string childs)
    {
        ProbabilityDecision decision = new ProbabilitySampler(0.5, followsParent: false).Decide(Parent(s_above, isParentSampled, parents), s_above);
        Assert.Equal((isSampled, childs), (decision.IsSampled, decision.TraceState));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(1.1)]
    public void Sampler_OfNoRatio_Throws(double ratio) => Assert.Throws<ArgumentOutOfRangeException>(nameof(ratio), () => new ProbabilitySampler(ratio));

    [Fact]
    public void Decide_WhereNothingIsWritten_AllocatesNothing()
    {
        string own = s_half.Decide(default, s_above).TraceState!;
        ActivityContext[] parents = [default, Parent(s_above, true, null), Parent(s_above, false, null), Parent(s_above, true, own), Parent(s_above, true, "a=1,ot=th:4;rv:80000000000000,b=2")];
        int kept = 0;
        Assert.Equal(0, Allocations.Of(() => kept = DecideAll(parents, 1_000), calls: 1));
        Assert.Equal(4_000, kept);
    }

    static int DecideAll(ActivityContext[] parents, int rounds)
    {
        int kept = 0;
        for (int round = 0; round < rounds; round++)
        {
            foreach (ActivityContext parent in parents) if (s_half.Decide(parent, s_above).IsSampled) kept++;
        }

        return kept;
    }

    static ActivityContext Parent(ActivityTraceId traceId, bool isSampled, string? traceState) =>
        new(traceId, ActivitySpanId.CreateFromString("00f067aa0ba902b7"), isSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None, traceState);

    static ActivityTraceId TraceId(string text) => ActivityTraceId.CreateFromString(text);
}
