using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InstrumentGen.Runtime.Tests;

public sealed class MeterTests
{
    readonly InstrumentationScope _scope = Scopes.New();

    public static TheoryData<Shape> Every => Shapes.All;

    [Fact]
    public void Instruments_OfAScope_AreTheTwoFamilies()
    {
        using var meter = new MeterRecorder(_scope);
        Assert.Equal(
            [(MeterRecorder.Active, "{call}", typeof(UpDownCounter<long>)), (MeterRecorder.Duration, "s", typeof(Histogram<double>))],
            meter.Instruments.Select(static one => (one.Name, one.Unit, one.GetType())).OrderBy(static one => one.Name));
        Assert.All(meter.Instruments, static one => Assert.False(string.IsNullOrEmpty(one.Description)));
    }

    [Fact]
    public void Duration_Returned_HasOperationAndOutcome()
    {
        using var meter = new MeterRecorder(_scope);
        Woven.Call(_scope.Metered("order.place"), static () => { });
        Assert.Equal(Tags(("operation", "order.place"), ("outcome", "ok")), Assert.Single(meter.Durations).Tags);
    }

    [Fact]
    public void Duration_Failed_HasTheErrorType()
    {
        using var meter = new MeterRecorder(_scope);
        OperationProbe probe = _scope.Metered("order.place");
        Assert.Throws<IOException>(() => Woven.Call(probe, static () => throw new IOException("secret")));
        Assert.Equal(
            Tags(("operation", "order.place"), ("outcome", "error"), ("error.type", "System.IO.IOException")),
            Assert.Single(meter.Durations).Tags);
    }

    [Fact]
    public void Duration_Canceled_HasNoErrorType()
    {
        using var meter = new MeterRecorder(_scope);
        OperationProbe probe = _scope.Metered("order.place");
        Assert.Throws<OperationCanceledException>(() => Woven.Call(probe, static () => throw new OperationCanceledException()));
        Assert.Equal(Tags(("operation", "order.place"), ("outcome", "canceled")), Assert.Single(meter.Durations).Tags);
    }

    [Fact]
    public void Duration_Measured_IsTheTimeOfTheMethod()
    {
        using var meter = new MeterRecorder(_scope);
        OperationProbe probe = _scope.Metered();
        TimeSpan inner = default;
        long begun = Stopwatch.GetTimestamp();
        Woven.Call(probe, () =>
        {
            long started = Stopwatch.GetTimestamp();
            SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(started) > TimeSpan.FromMilliseconds(2));
            inner = Stopwatch.GetElapsedTime(started);
        });
        TimeSpan outer = Stopwatch.GetElapsedTime(begun);
        Assert.InRange(Assert.Single(meter.Durations).Value, inner.TotalSeconds, outer.TotalSeconds);
    }

    [Fact]
    public void Duration_DefaultBuckets_AreAdvisedOnTheSharedInstrument()
    {
        _ = _scope.Metered("one");
        _ = _scope.Metered("two");
        using var meter = new MeterRecorder(_scope);
        Instrument duration = Assert.Single(meter.Instruments, static one => one.Name == MeterRecorder.Duration);
        Assert.Equal(
            [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
            ((Histogram<double>)duration).Advice?.HistogramBucketBoundaries);
    }

    [Fact]
    public void Duration_OwnBuckets_HaveAnInstrumentOfTheirOwn()
    {
        double[] bounds = [0.001, 0.25, 3];
        OperationProbe own = _scope.Metered("own", bounds);
        using var meter = new MeterRecorder(_scope);
        var durations = meter.Instruments.OfType<Histogram<double>>().ToList();
        Assert.Equal(2, durations.Count);
        Assert.All(durations, static one => Assert.Equal((MeterRecorder.Duration, "s"), (one.Name, one.Unit)));
        Assert.Single(durations, one => one.Advice!.HistogramBucketBoundaries!.SequenceEqual(bounds));
        Woven.Call(own, static () => { });
        Assert.Equal("own", Assert.Single(meter.Durations).Tag("operation"));
    }

    [Fact]
    public void Active_WhileCallsRun_CountsThem()
    {
        using var meter = new MeterRecorder(_scope);
        OperationProbe probe = _scope.Metered("order.place");
        TaskCompletionSource[] gates = [new(), new()];
        Task[] calls = [.. gates.Select(gate => Woven.CallAsync(probe, () => gate.Task))];
        Assert.Equal([1, 1], meter.ActiveChanges.Select(static one => one.Value));
        gates[0].SetResult();
        Assert.Equal([1, 1, -1], meter.ActiveChanges.Select(static one => one.Value));
        gates[1].SetResult();
        Assert.Equal([1, 1, -1, -1], meter.ActiveChanges.Select(static one => one.Value));
        Assert.All(calls, static call => Assert.True(call.IsCompletedSuccessfully));
        Assert.All(meter.ActiveChanges, static one => Assert.Equal(Tags(("operation", "order.place")), one.Tags));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Active_AfterAnyShape_IsBackToZero(Shape shape)
    {
        using var meter = new MeterRecorder(_scope);
        _ = await shape.Run(_scope.Metered(), new IOException());
        Assert.Equal([1, -1], meter.ActiveChanges.Select(static one => one.Value));
    }

    [Fact]
    public void Active_OneListenerLeavesMidCall_BalancesForTheOther()
    {
        using var stays = new MeterRecorder(_scope);
        var leaves = new MeterRecorder(_scope);
        Woven.Call(_scope.Metered(), leaves.Dispose);
        Assert.Equal([1], leaves.ActiveChanges.Select(static one => one.Value));
        Assert.Equal([1, -1], stays.ActiveChanges.Select(static one => one.Value));
    }

    [Fact]
    public void Active_TheOnlyListenerLeavesMidCall_IsHarmless()
    {
        var leaves = new MeterRecorder(_scope);
        Assert.Equal(42, Woven.Get(_scope.Metered(), () =>
        {
            leaves.Dispose();
            return 42;
        }));
        Assert.Equal([1], leaves.ActiveChanges.Select(static one => one.Value));
    }

    [Fact]
    public void Active_ListenerComesMidCall_NeverGoesBelowZero()
    {
        OperationProbe probe = _scope.Metered();
        using var reader = new OperationReader();
        MeterRecorder? comes = null;
        Woven.Call(probe, () => comes = new MeterRecorder(_scope));
        using (comes)
        {
            Assert.Empty(comes!.ActiveChanges);
            Woven.Call(probe, static () => { });
            Assert.Equal([1, -1], comes.ActiveChanges.Select(static one => one.Value));
        }
    }

    [Fact]
    public void Active_ItsListenerComesMidCall_IsNotCountedOut()
    {
        OperationProbe probe = _scope.Metered();
        using var durations = new MeterRecorder(_scope, MeterRecorder.Duration);
        MeterRecorder? comes = null;
        Woven.Call(probe, () => comes = new MeterRecorder(_scope, MeterRecorder.Active));
        using (comes) Assert.Empty(comes!.ActiveChanges);
        Assert.Single(durations.Durations);
    }

    [Fact]
    public void Measurements_OneInstrumentEnabled_AreOfThatOneOnly()
    {
        OperationProbe probe = _scope.Metered();
        using (var durations = new MeterRecorder(_scope, MeterRecorder.Duration))
        {
            Woven.Call(probe, static () => { });
            Assert.Single(durations.Durations);
            Assert.Empty(durations.ActiveChanges);
        }

        using var active = new MeterRecorder(_scope, MeterRecorder.Active);
        Woven.Call(probe, static () => { });
        Assert.Empty(active.Durations);
        Assert.Equal(2, active.ActiveChanges.Count);
    }

    static Dictionary<string, object?> Tags(params (string Key, string Value)[] tags) =>
        tags.ToDictionary(static tag => tag.Key, static tag => (object?)tag.Value);
}
