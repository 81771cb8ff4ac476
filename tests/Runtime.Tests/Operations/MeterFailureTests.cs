using System.Diagnostics.Metrics;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class MeterFailureTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly FailureRecorder _failures = new();
    readonly MeterListener _listener = new();

    public MeterFailureTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == _scope.Name) listener.EnableMeasurementEvents(instrument);
        };
    }

    public static TheoryData<Shape> Every => Shapes.All;

    public void Dispose()
    {
        _listener.Dispose();
        _failures.Dispose();
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Duration_CallbackThrows_IsCountedAndTheCallGoesOn(Shape shape)
    {
        _listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => throw new NotSupportedException());
        _listener.Start();
        var exception = new IOException();
        Assert.Null(await shape.Run(_scope.Metered()));
        Assert.Same(exception, await shape.Run(_scope.Metered(), exception));
        Assert.Equal(2, _failures.Count);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Active_CallbackThrows_IsCountedAtBothEnds(Shape shape)
    {
        _listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new NotSupportedException());
        _listener.Start();
        Assert.Null(await shape.Run(_scope.Metered()));
        Assert.Equal(2, _failures.Count);
    }

    [Fact]
    public async Task Active_CallbackThrows_LeavesTheOtherSignals()
    {
        double seconds = -1;
        _listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new NotSupportedException());
        _listener.SetMeasurementEventCallback<double>((_, value, _, _) => seconds = value);
        _listener.Start();
        using var spans = new SpanRecorder(_scope);
        using var reader = new OperationReader();
        _ = await Shape.SuspendedTask.Run(_scope.TracedAndMetered());
        Assert.True(seconds >= 0);
        Assert.True(spans.Span.IsStopped);
        Assert.Equal(1, reader.ReadOne(_scope).Count);
    }
}
