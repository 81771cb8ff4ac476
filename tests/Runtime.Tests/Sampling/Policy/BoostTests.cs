using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry;
using static InstrumentGen.Runtime.Tests.SampledOperations;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class BoostTests
{
    static readonly ActivityTraceId s_half = TraceId("9");

    readonly OperationProbe _operation = new SampledOperations().Define("order.place");

    [Fact]
    public void Boost_ThatApplies_RaisesTheRatioAndSaysSo()
    {
        using var sampler = Sampler(SamplingBoost.When(static request => request.Name == "order.place", 0.5));
        TraceDecision decision = Root(sampler, _operation, s_half);
        Assert.Equal((true, "ot=th:8", 2.0, SamplingReason.Boost), (decision.IsSampled, decision.TraceState, decision.AdjustedCount, decision.Reason));
    }

    [Fact]
    public void Boost_LowerThanTheRatio_LowersNothing()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5, Boosts = { SamplingBoost.When(static _ => true, 0.01) } });
        TraceDecision decision = Root(sampler, _operation, s_half);
        Assert.Equal((true, "ot=th:8", SamplingReason.Ratio), (decision.IsSampled, decision.TraceState, decision.Reason));
    }

    [Fact]
    public void Boosts_OfWhichSeveralApply_GiveTheGreatestRatio()
    {
        using var sampler = Sampler(SamplingBoost.When(static _ => true, 0.25), SamplingBoost.When(static _ => true, 0.5), SamplingBoost.When(static _ => false, 1));
        Assert.Equal("ot=th:8", Root(sampler, _operation, s_half).TraceState);
    }

    [Theory]
    [InlineData("tenant", "acme", true)]
    [InlineData("tenant", null, true)]
    [InlineData("tenant", "other", false)]
    [InlineData("Tenant", "acme", false)]
    public void BoostForBaggage_OfTheCurrentActivity_AppliesByItsValue(string key, string? value, bool applies)
    {
        using var sampler = Sampler(SamplingBoost.ForBaggage(key, value, 1));
        using var current = new Activity("caller");
        current.AddBaggage("tenant", "acme");
        current.Start();
        Assert.Equal(applies, Root(sampler, _operation, s_half).IsSampled);
        current.Stop();
        Assert.False(Root(sampler, _operation, s_half).IsSampled);
    }

    [Theory]
    [InlineData("user.id")]
    [InlineData("enduser.id")]
    public void BoostForUser_InCorrelationBaggage_AppliesToThatUser(string key)
    {
        using var sampler = Sampler(SamplingBoost.ForUser("42"));
        using (CorrelationContext.Begin("id", [new(key, "42")])) Assert.True(Root(sampler, _operation, s_half).IsSampled);
        using (CorrelationContext.Begin("id", [new(key, "43")])) Assert.False(Root(sampler, _operation, s_half).IsSampled);
    }

    [Fact]
    public void BoostForBaggage_OfOpenTelemetry_Applies()
    {
        using var sampler = Sampler(SamplingBoost.ForBaggage("tenant", "acme", 1));
        Baggage.SetBaggage("tenant", "acme");
        Assert.True(Root(sampler, _operation, s_half).IsSampled);
        Baggage.SetBaggage("tenant", "other");
        Assert.False(Root(sampler, _operation, s_half).IsSampled);
        Baggage.ClearBaggage();
    }

    [Fact]
    public void Boost_OfATime_AppliesFromItsBeginningToItsEnd()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        var options = new TraceSamplingOptions { Ratio = 0 };
        options.Boosts.Add(SamplingBoost.When(static _ => true, 1).Between(time.GetUtcNow().AddMinutes(1), time.GetUtcNow().AddMinutes(2)));
        using var sampler = new TraceSampler(options, time);
        Assert.False(Root(sampler, _operation, s_half).IsSampled);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.True(Root(sampler, _operation, s_half).IsSampled);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.True(Root(sampler, _operation, s_half).IsSampled);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(Root(sampler, _operation, s_half).IsSampled);
    }

    [Fact]
    public void Boost_WhoseConditionThrows_IsCountedAndDoesNotApply()
    {
        using var failures = new FailureRecorder();
        using var sampler = Sampler(SamplingBoost.When(static _ => throw new IOException(), 1));
        Assert.False(Root(sampler, _operation, s_half).IsSampled);
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Boost_OfAChild_IsNotAsked()
    {
        int asked = 0;
        using var sampler = Sampler(SamplingBoost.When(_ => ++asked > 0, 1));
        Assert.True(Child(sampler, _operation, s_half, Parent(s_half, "ot=th:8")).IsSampled);
        Assert.False(Child(sampler, _operation, s_half, Parent(s_half, null, isSampled: false)).IsSampled);
        Assert.Equal(0, asked);
        Root(sampler, _operation, s_half);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Boost_OfNothing_Throws()
    {
        Assert.Throws<ArgumentNullException>("condition", static () => SamplingBoost.When(null!, 1));
        Assert.Throws<ArgumentException>("key", static () => SamplingBoost.ForBaggage("", "x", 1));
        Assert.Throws<ArgumentException>("id", static () => SamplingBoost.ForUser(""));
        Assert.Throws<ArgumentOutOfRangeException>("ratio", static () => SamplingBoost.When(static _ => true, 1.5));
        Assert.Throws<ArgumentException>("until", static () => SamplingBoost.When(static _ => true, 1).Between(DateTimeOffset.MaxValue, DateTimeOffset.MinValue));
    }

    static TraceSampler Sampler(params SamplingBoost[] boosts)
    {
        var options = new TraceSamplingOptions { Ratio = 0 };
        foreach (SamplingBoost boost in boosts) options.Boosts.Add(boost);
        return new TraceSampler(options);
    }
}
