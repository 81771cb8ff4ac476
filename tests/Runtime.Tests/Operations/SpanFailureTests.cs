using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class SpanFailureTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly Activity _ambient = new Activity("ambient").Start();
    readonly FailureRecorder _failures = new();

    public static TheoryData<Shape> Every => Shapes.All;

    public void Dispose()
    {
        _failures.Dispose();
        _ambient.Dispose();
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Sample_Throwing_IsCountedAndTheCallGoesOn(Shape shape)
    {
        using ActivityListener listener = Listen(sample: static () => throw new NotSupportedException());
        Assert.Null(await shape.Run(_scope.Traced()));
        Assert.Equal(1, _failures.Count);
        Assert.Same(_ambient, Activity.Current);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task ActivityStarted_Throwing_IsCountedAndTheSpanEnds(Shape shape)
    {
        using var spans = new SpanRecorder(_scope);
        using ActivityListener listener = Listen(started: static _ => throw new NotSupportedException());
        Assert.Null(await shape.Run(_scope.Traced()));
        Assert.Equal(1, _failures.Count);
        Assert.Same(_ambient, Activity.Current);
        Assert.Equal("operation", spans.Span.OperationName);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task ActivityStopped_Throwing_IsCountedAndCurrentRestored(Shape shape)
    {
        using ActivityListener listener = Listen(stopped: static _ => throw new NotSupportedException());
        Assert.Null(await shape.Run(_scope.Traced()));
        Assert.Equal(1, _failures.Count);
        Assert.Same(_ambient, Activity.Current);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Listener_ThrowingEverywhere_LeavesExceptionAndCurrent(Shape shape)
    {
        using ActivityListener listener = Listen(
            started: static _ => throw new NotSupportedException(),
            stopped: static _ => throw new NotSupportedException());
        var exception = new IOException();
        Assert.Same(exception, await shape.Run(_scope.Traced(), exception));
        Assert.Equal(2, _failures.Count);
        Assert.Same(_ambient, Activity.Current);
    }

    [Fact]
    public void ActivityStarted_Throwing_LeavesTheSpanCurrentInTheMethod()
    {
        using ActivityListener listener = Listen(started: static _ => throw new NotSupportedException());
        string? inside = null;
        Woven.Call(_scope.Traced("inside"), () => inside = Activity.Current?.OperationName);
        Assert.Equal("inside", inside);
    }

    [Fact]
    public void ActivityStarted_Throwing_LeavesTheTagsOfTheSpan()
    {
        using var spans = new SpanRecorder(_scope);
        using ActivityListener listener = Listen(started: static _ => throw new NotSupportedException());
        OperationProbe probe = _scope.Define(new OperationDefinition("operation") { Traced = true, Code = new("Pay", "Pay.cs", 3) });
        Woven.Call(probe, static () => { });
        Assert.Equal(
            [new("code.function.name", "Pay"), new("code.file.path", "Pay.cs"), new("code.line.number", 3)],
            spans.Span.TagObjects);
    }

    [Fact]
    public void CurrentChanged_Throwing_IsCountedAndCurrentRestored()
    {
        using var spans = new SpanRecorder(_scope);
        EventHandler<ActivityChangedEventArgs> handler = static (_, _) => throw new NotSupportedException();
        OperationProbe probe = _scope.Traced();
        Activity.CurrentChanged += handler;
        try
        {
            Woven.Call(probe, static () => { });
        }
        finally
        {
            Activity.CurrentChanged -= handler;
        }

        Assert.True(_failures.Count > 0);
        Assert.Same(_ambient, Activity.Current);
    }

    [Fact]
    public async Task ActivityStopped_ThrowingInAPendingCall_CompletesTheTask()
    {
        using ActivityListener listener = Listen(stopped: static _ => throw new NotSupportedException());
        var gate = new TaskCompletionSource<int>();
        Task<int> call = Woven.GetAsync(_scope.Traced(), () => gate.Task);
        gate.SetResult(42);
        Assert.Equal(42, await call.InTime());
        Assert.Equal(1, _failures.Count);
    }

    ActivityListener Listen(Action? sample = null, Action<Activity>? started = null, Action<Activity>? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source == _scope.ActivitySource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
            {
                sample?.Invoke();
                return ActivitySamplingResult.AllData;
            },
            ActivityStarted = started,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
