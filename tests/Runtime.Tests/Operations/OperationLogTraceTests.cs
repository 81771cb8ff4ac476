using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Of which trace the records are.</summary>
[Collection(ProcessWide.Name)]
public sealed class OperationLogTraceTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly OperationLogRecorder _logs = new();
    readonly ActivitySource _source = new("Tests.Ambient");
    readonly ActivityListener _ambient;

    public OperationLogTraceTests()
    {
        _ambient = new ActivityListener
        {
            ShouldListenTo = source => source.Name == _source.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(_ambient);
    }

    public static TheoryData<Shape> EveryShape => Shapes.All;

    public void Dispose()
    {
        _ambient.Dispose();
        _source.Dispose();
        _logs.Dispose();
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Records_OfACallThatIsASpan_AreOfThatSpan(Shape shape)
    {
        using var spans = new SpanRecorder(_scope);
        await shape.Run(Logged(traced: true), new IOException());
        Activity span = spans.Span;
        Assert.Equal(2, _logs.Records.Count);
        Assert.All(_logs.Records, record => Assert.Equal((span.TraceId, span.SpanId), (record.TraceId, record.SpanId)));
    }

    [Fact]
    public async Task End_OnAThreadOfAnotherTrace_IsOfItsOwnSpan()
    {
        using var spans = new SpanRecorder(_scope);
        var end = new TaskCompletionSource();
        Task call = Woven.CallAsync(Logged(traced: true), () => end.Task);
        Activity? other = null, after = null;
        Threads.Run(() =>
        {
            other = _source.StartActivity("other");
            end.SetResult();
            after = Activity.Current;
        });
        await call.InTime();
        Assert.NotNull(other);
        Assert.Same(other, after);
        Assert.All(_logs.Records, record => Assert.Equal((spans.Span.TraceId, spans.Span.SpanId), (record.TraceId, record.SpanId)));
    }

    [Fact]
    public async Task End_WithoutASpanOnAThreadOfAnotherTrace_IsOfTheTraceThatItBeganIn()
    {
        var end = new TaskCompletionSource();
        using Activity request = _source.StartActivity("request")!;
        Task call = Woven.CallAsync(Logged(traced: false), () => end.Task);
        Activity? other = null, after = null;
        Threads.Run(() =>
        {
            other = _source.StartActivity("other");
            end.SetResult();
            after = Activity.Current;
        });
        await call.InTime();
        Assert.Same(other, after);
        Assert.All(_logs.Records, record => Assert.Equal((request.TraceId, request.SpanId), (record.TraceId, record.SpanId)));
    }

    [Fact]
    public async Task End_WithoutAnyTraceOnAThreadOfOne_IsOfNone()
    {
        Activity.Current = null;
        var end = new TaskCompletionSource();
        Task call = Woven.CallAsync(Logged(traced: false), () => end.Task);
        Threads.Run(() =>
        {
            using Activity other = _source.StartActivity("other")!;
            end.SetResult();
        });
        await call.InTime();
        Assert.All(_logs.Records, static record => Assert.Null(record.TraceId));
    }

    [Fact]
    public async Task End_AfterTheRequestHasStopped_IsOfItsTraceOrNone()
    {
        var end = new TaskCompletionSource();
        Task call;
        ActivityTraceId trace;
        using (Activity request = _source.StartActivity("request")!)
        {
            trace = request.TraceId;
            call = Woven.CallAsync(Logged(traced: false), () => end.Task);
        }

        Threads.Run(() =>
        {
            using Activity other = _source.StartActivity("other")!;
            end.SetResult();
        });
        await call.InTime();
        Assert.Equal([trace, null], _logs.Records.Select(static record => record.TraceId));
    }

    [Fact]
    public void End_OfAMethodThatLeavesAnActivity_IsOfTheSpanAndTheActivityStays()
    {
        using var spans = new SpanRecorder(_scope);
        Activity? left = null;
        Woven.Call(Logged(traced: true), () => left = _source.StartActivity("left"));
        Assert.NotNull(left);
        Assert.Same(left, Activity.Current);
        Assert.Equal(spans.Span.SpanId, _logs.Records[^1].SpanId);
        left.Dispose();
    }

    [Fact]
    public void Iterator_DisposedBetweenSteps_IsOfItsSpan()
    {
        using var spans = new SpanRecorder(_scope);
        Activity? before = Activity.Current;
        using (IEnumerator<int> steps = Logged(traced: true).Enumerate(Enumerable.Range(1, 3)).GetEnumerator())
        {
            Assert.True(steps.MoveNext());
            Assert.Same(before, Activity.Current);
        }

        Assert.Same(before, Activity.Current);
        Assert.Equal(2, _logs.Records.Count);
        Assert.All(_logs.Records, record => Assert.Equal(spans.Span.SpanId, record.SpanId));
    }

    [Fact]
    public void End_IsWrittenBeforeTheSpanStops()
    {
        int stopped = 0;
        using var spans = new SpanRecorder(_scope, onStop: _ => stopped = _logs.Records.Count);
        Woven.Call(Logged(traced: true), static () => { });
        Assert.Equal(2, stopped);
    }

    OperationProbe Logged(bool traced) => _scope.Define(new OperationDefinition("operation")
    {
        Traced = traced,
        Logged = new OperationLogDefinition("Shop") { Start = LogLevel.Debug },
    });
}
