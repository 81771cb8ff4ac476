using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InstrumentGen.Runtime.Tests;

public sealed class AllocationTests : IDisposable
{
    const int Calls = 10_000;
    const int Rounds = Allocations.Rounds;

    static readonly Task s_task = Task.FromResult(42);
    static readonly Task<int> s_taskOfResult = Task.FromResult(42);
    static readonly IOException s_exception = new();

    readonly InstrumentationScope _scope = Scopes.New();
    readonly OperationReader _reader = new();
    readonly OperationProbe _probe;

    public AllocationTests() => _probe = _scope.Metered();

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void Call_WithReader_AllocatesNothing()
    {
        Assert.Equal(0, Allocated(static probe => Woven.Call(probe, static () => { })));
        AssertCounted(Outcome.Ok);
    }

    [Fact]
    public void Task_CompletedWithReader_AllocatesNothing()
    {
        Assert.Equal(0, Allocated(static probe => _ = Woven.CallAsync(probe, static () => s_task)));
        AssertCounted(Outcome.Ok);
    }

    [Fact]
    public void TaskOfResult_CompletedWithReader_AllocatesNothing()
    {
        Assert.Equal(0, Allocated(static probe => _ = Woven.GetAsync(probe, static () => s_taskOfResult)));
        AssertCounted(Outcome.Ok);
    }

    [Fact]
    public void ValueTask_CompletedWithReader_AllocatesNothing()
    {
        Assert.Equal(0, Allocated(static probe => Woven.CallValueAsync(probe, static () => default).GetAwaiter().GetResult()));
        AssertCounted(Outcome.Ok);
    }

    [Fact]
    public void ValueTaskOfResult_CompletedWithReader_AllocatesNothing()
    {
        Assert.Equal(
            0,
            Allocated(static probe => Woven.GetValueAsync(probe, static () => new ValueTask<int>(42)).GetAwaiter().GetResult()));
        AssertCounted(Outcome.Ok);
    }

    [Fact]
    public void Failure_WithReader_AllocatesNothing()
    {
        Assert.Equal(0, Allocated(Fail));
        AssertCounted(Outcome.Error);
    }

    [Fact]
    public void Call_WithMeterListener_AllocatesNothing()
    {
        long measured = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == _scope.Name) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => measured++);
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => measured++);
        listener.Start();
        Assert.Equal(0, Allocated(Fail));
        const int MeasurementsPerCall = 3;
        Assert.Equal(MeasurementsPerCall * Rounds * Calls, measured);
    }

    [Fact]
    public void Call_WithSpanListener_AllocatesNoMoreThanByHand()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == _scope.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        ActivitySource source = _scope.ActivitySource;
        OperationProbe probe = _scope.Define(new OperationDefinition("operation")
        {
            Traced = true,
            Metered = true,
            Code = new CodePosition("Shop.Place", "Place.cs", 17),
        });
        object line = 17;
        long byHand = Allocated(() =>
        {
            using Activity? span = source.StartActivity("operation");
            span?.SetTag("code.function.name", "Shop.Place").SetTag("code.file.path", "Place.cs").SetTag("code.line.number", line);
        });
        Assert.True(byHand > 0);
        Assert.InRange(Allocated(() => Woven.Call(probe, static () => { })), 1, byHand);
    }

    [Fact]
    public void Call_WithNobody_AllocatesNothing()
    {
        OperationProbe probe = _scope.Traced();
        Assert.False(probe.IsActive);
        Assert.Equal(0, Allocated(() => Woven.Call(probe, static () => { })));
    }

    static void Fail(OperationProbe probe)
    {
        var call = probe.Begin();
        call.Fails(s_exception);
        call.End();
    }

    void AssertCounted(Outcome outcome) => Assert.Equal(Rounds * Calls, _reader.ReadOne(_scope).CountOf(outcome));

    long Allocated(Action<OperationProbe> call)
    {
        OperationProbe probe = _probe;
        return Allocated(() => call(probe));
    }

    static long Allocated(Action call) => Allocations.Of(call, Calls);
}
