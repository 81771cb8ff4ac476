using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen.Runtime.Tests.SelfObservation;

/// <summary>What the meter says of samplers.</summary>
[Collection(ProcessWide.Name)]
public sealed class SamplingMeterTests : IDisposable
{
    const string Decisions = "instrumentgen.sampling.decisions";
    const string Ratio = "instrumentgen.sampling.ratio";

    static readonly double[] s_ratios = [0.5, 0.125, 0.25];

    readonly SelfRecorder _meter = new();

    [Fact]
    public void Decisions_AreCountedByWhatTheyWereMade()
    {
        double kept = Read("kept", "ratio"), dropped = Read("dropped", "ratio"), followed = Read("kept", "parent");
        using var all = new TraceSampler(new TraceSamplingOptions { Ratio = 1 });
        using var none = new TraceSampler(new TraceSamplingOptions { Ratio = 0 });
        Decide(all, 3);
        Decide(none, 2);
        all.Decide(new TraceSamplingRequest(new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded), ActivityTraceId.CreateRandom(), "child"));
        Assert.Equal((kept + 3, dropped + 2, followed + 1), (Read("kept", "ratio"), Read("dropped", "ratio"), Read("kept", "parent")));
    }

    [Fact]
    public void Decisions_OfASamplerThatIsGone_StayInTheSum()
    {
        double before = Read("kept", "ratio");
        WeakReference gone = DecideOnce();
        // The thread remembers what it counted for last.
        using var other = new TraceSampler(new TraceSamplingOptions { Ratio = 0 });
        Decide(other, 1);
        for (int round = 0; round < 3; round++)
        {
            GC.Collect();
            Assert.Equal(before + 1, Read("kept", "ratio"));
            GC.WaitForPendingFinalizers();
            Assert.Equal(before + 1, Read("kept", "ratio"));
        }

        Assert.False(gone.IsAlive);
    }

    [Fact]
    public void Ratio_OfAnOperation_IsTheOneInForce()
    {
        var scope = Scopes.New();
        OperationProbe probe = scope.Define(new OperationDefinition("Till.Sell") { Traced = true });
        using var sampler = new TraceSampler(new TraceSamplingOptions { Operations = { ["Till.Sell"] = 0.25 } });
        (string, string)[] tags = [("source", scope.Name), ("operation", "Till.Sell")];
        Assert.Null(_meter.Read(Ratio, tags));
        using (TraceSampling.Use(sampler, source => source == scope.ActivitySource)) Woven.Call(probe, static () => { });
        Assert.Equal(0.25, _meter.Read(Ratio, tags));
        sampler.Update(new TraceSamplingOptions { Ratio = 0.5 });
        using (TraceSampling.Use(sampler, source => source == scope.ActivitySource)) Woven.Call(probe, static () => { });
        Assert.Equal(0.5, _meter.Read(Ratio, tags));
        sampler.Dispose();
        Assert.Null(_meter.Read(Ratio, tags));
    }

    [Fact]
    public void Ratio_OfOperationsThatShareAName_IsTheLeast()
    {
        var scope = Scopes.New();
        OperationProbe[] probes = [.. s_ratios.Select(ratio => scope.Define(new OperationDefinition("Till.Sell") { Traced = true, SamplingRatio = ratio }))];
        using var sampler = new TraceSampler(new TraceSamplingOptions());
        using TraceSampling sampling = TraceSampling.Use(sampler, source => source == scope.ActivitySource);
        foreach (OperationProbe probe in probes) Woven.Call(probe, static () => { });
        Assert.Equal(0.125, _meter.Read(Ratio, ("source", scope.Name), ("operation", "Till.Sell")));
    }

    public void Dispose() => _meter.Dispose();

    double Read(string decision, string reason) => _meter.Read(Decisions, ("decision", decision), ("reason", reason)) ?? 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference DecideOnce()
    {
        var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1 });
        Decide(sampler, 1);
        return new WeakReference(sampler);
    }

    static void Decide(TraceSampler sampler, int times)
    {
        for (int time = 0; time < times; time++) sampler.Decide(new TraceSamplingRequest(default, ActivityTraceId.CreateRandom(), "root"));
    }
}
