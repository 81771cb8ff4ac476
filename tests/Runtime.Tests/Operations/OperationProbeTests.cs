namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class OperationProbeTests
{
    readonly InstrumentationScope _scope = Scopes.New();

    [Fact]
    public void IsActive_WithNobody_IsFalse() => Assert.False(_scope.TracedAndMetered().IsActive);

    [Fact]
    public void IsActive_TracedWithSpanListener_IsTrueUntilItIsDisposed()
    {
        OperationProbe probe = _scope.Traced();
        var spans = new SpanRecorder(_scope);
        Assert.True(probe.IsActive);
        spans.Dispose();
        Assert.False(probe.IsActive);
    }

    [Fact]
    public void IsActive_ListenerOfAnotherScope_IsFalse()
    {
        InstrumentationScope other = Scopes.New();
        OperationProbe probe = _scope.TracedAndMetered();
        using var spans = new SpanRecorder(other);
        using var meter = new MeterRecorder(other);
        Assert.False(probe.IsActive);
        Assert.True(other.TracedAndMetered().IsActive);
    }

    [Theory]
    [InlineData(MeterRecorder.Duration)]
    [InlineData(MeterRecorder.Active)]
    public void IsActive_MeteredWithOneInstrumentEnabled_IsTrueUntilDisposed(string instrument)
    {
        OperationProbe probe = _scope.Metered();
        var meter = new MeterRecorder(_scope, instrument);
        Assert.True(probe.IsActive);
        meter.Dispose();
        Assert.False(probe.IsActive);
    }

    [Fact]
    public void IsActive_OwnBucketsWithListenerOfThem_IsTrue()
    {
        OperationProbe probe = _scope.Metered("own", 1, 2);
        using var meter = new MeterRecorder(_scope, MeterRecorder.Duration);
        Assert.True(probe.IsActive);
    }

    [Fact]
    public void IsActive_MeteredWithReader_IsTrueUntilTheLastIsDisposed()
    {
        OperationProbe probe = _scope.Metered();
        var first = new OperationReader();
        var second = new OperationReader();
        Assert.True(probe.IsActive);
        first.Dispose();
        Assert.True(probe.IsActive);
        second.Dispose();
        Assert.False(probe.IsActive);
    }

    [Fact]
    public void IsActive_SpansOnly_IgnoresReadersAndMeterListeners()
    {
        OperationProbe probe = _scope.Traced();
        using var reader = new OperationReader();
        using var meter = new MeterRecorder(_scope);
        Assert.False(probe.IsActive);
    }

    [Fact]
    public void IsActive_MetricsOnly_IgnoresSpanListeners()
    {
        OperationProbe probe = _scope.Metered();
        using var spans = new SpanRecorder(_scope);
        Assert.False(probe.IsActive);
    }

    [Fact]
    public void IsActive_NeitherSpansNorMetrics_IsAlwaysFalse()
    {
        OperationProbe probe = _scope.Define(new OperationDefinition("nothing"));
        using var reader = new OperationReader();
        using var spans = new SpanRecorder(_scope);
        using var meter = new MeterRecorder(_scope);
        Assert.False(probe.IsActive);
    }

    [Fact]
    public void Call_MetricsOnly_MakesNoSpan()
    {
        OperationProbe probe = _scope.Metered();
        using var spans = new SpanRecorder(_scope);
        using var reader = new OperationReader();
        Woven.Call(probe, static () => { });
        Assert.Empty(spans.Started);
        Assert.Equal(1, reader.ReadOne(_scope).Count);
    }

    [Fact]
    public void Call_SpansOnly_KeepsNoMetrics()
    {
        OperationProbe probe = _scope.Traced();
        using var spans = new SpanRecorder(_scope);
        using var meter = new MeterRecorder(_scope);
        using var reader = new OperationReader();
        Woven.Call(probe, static () => { });
        Assert.Single(spans.Stopped);
        Assert.Empty(reader.ReadAll(_scope));
        Assert.Empty(meter.Durations);
        Assert.Empty(meter.ActiveChanges);
    }

    [Fact]
    public void Call_BegunAfterTheListenersLeft_IsHarmless()
    {
        OperationProbe probe = _scope.TracedAndMetered();
        var call = probe.Begin();
        Assert.Null(call.Span);
        call.End();
        using var reader = new OperationReader();
        Assert.Empty(reader.ReadAll(_scope));
    }
}
