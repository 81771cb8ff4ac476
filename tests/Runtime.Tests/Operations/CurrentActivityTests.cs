using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public sealed class CurrentActivityTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly SpanRecorder _spans;
    readonly OperationProbe _probe;

    public CurrentActivityTests()
    {
        _spans = new SpanRecorder(_scope);
        _probe = _scope.TracedAndMetered();
    }

    public static TheoryData<Shape> Every => Shapes.All;

    public void Dispose() => _spans.Dispose();

    [Theory, MemberData(nameof(Every))]
    public async Task Current_AfterTheCall_IsWhatItWas(Shape shape)
    {
        Assert.Null(Activity.Current);
        _ = await shape.Run(_probe);
        Assert.Null(Activity.Current);
        using Activity ambient = new Activity("ambient").Start();
        _ = await shape.Run(_probe, new IOException());
        Assert.Same(ambient, Activity.Current);
    }

    [Fact]
    public void Current_InTheMethod_IsTheSpan()
    {
        Activity? inside = null;
        Woven.Call(_probe, () => inside = Activity.Current);
        Assert.Same(_spans.Span, inside);
    }

    [Fact]
    public async Task Current_InTheMethodAfterItsAwait_IsTheSpan()
    {
        Activity? inside = null;
        await Woven.CallAsync(_probe, async () =>
        {
            await Task.Yield();
            inside = Activity.Current;
        });
        Assert.Same(_spans.Span, inside);
    }

    [Fact]
    public void Current_WhileTheTaskIsPending_IsWhatItWas()
    {
        using Activity ambient = new Activity("ambient").Start();
        var gate = new TaskCompletionSource();
        Task call = Woven.CallAsync(_probe, () => gate.Task);
        Assert.Same(ambient, Activity.Current);
        Assert.Empty(_spans.Stopped);
        gate.SetResult();
        Assert.True(call.IsCompletedSuccessfully);
        Assert.Same(ambient, Activity.Current);
        Assert.Same(ambient, _spans.Span.Parent);
    }

    [Fact]
    public void Current_LeftOnPurposeByTheMethod_Stays()
    {
        using var left = new Activity("left");
        Woven.Call(_probe, () => left.Start());
        Assert.Same(left, Activity.Current);
        Assert.Same(_spans.Span, left.Parent);
    }

    [Fact]
    public void Current_LeftByAMethodWithAPendingTask_Stays()
    {
        using var left = new Activity("left");
        var gate = new TaskCompletionSource();
        _ = Woven.CallAsync(_probe, () =>
        {
            left.Start();
            return gate.Task;
        });
        Assert.Same(left, Activity.Current);
        gate.SetResult();
        Assert.Same(left, Activity.Current);
        Assert.True(_spans.Span.IsStopped);
    }

    [Fact]
    public void Current_ClearedByTheMethod_StaysCleared()
    {
        using Activity ambient = new Activity("ambient").Start();
        Woven.Call(_probe, static () => Activity.Current = null);
        Assert.Null(Activity.Current);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Current_OfTheThreadThatEndsTheTask_IsNotChanged(bool hasOne)
    {
        var gate = new TaskCompletionSource();
        Task call = Woven.CallAsync(_probe, () => gate.Task);
        Threads.Run(() =>
        {
            Activity? own = hasOne ? new Activity("own").Start() : null;
            gate.SetResult();
            Assert.True(call.IsCompleted);
            Assert.Same(own, Activity.Current);
            own?.Dispose();
        });
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void Current_OfTheEndingThreadHasStopped_IsNotChanged()
    {
        var gate = new TaskCompletionSource();
        using Activity parent = new Activity("parent").Start();
        _ = Woven.CallAsync(_probe, () => gate.Task);
        Threads.Run(() =>
        {
            Activity own = StoppedButCurrent("own");
            gate.SetResult();
            Assert.Same(own, Activity.Current);
        });
        Assert.Same(parent, _spans.Span.Parent);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Current_ParentAlreadyStopped_IsThatParentAfterwards(Shape shape)
    {
        Activity parent = StoppedButCurrent("request");
        _ = await shape.Run(_probe);
        Assert.Same(parent, Activity.Current);
        _ = await shape.Run(_probe, new IOException());
        Assert.Same(parent, Activity.Current);
        Assert.All(_spans.Stopped, span => Assert.Same(parent, span.Parent));
    }

    [Fact]
    public void Current_ParentStoppedByTheMethod_IsThatParentAfterwards()
    {
        Activity parent = new Activity("request").Start();
        var gate = new TaskCompletionSource();
        _ = Woven.CallAsync(_probe, () =>
        {
            Elsewhere(parent.Stop);
            return gate.Task;
        });
        Assert.Same(parent, Activity.Current);
        gate.SetResult();
        Assert.Same(parent, Activity.Current);
    }

    [Fact]
    public async Task Current_ParentStoppedAndManyCalls_MakeNoChainOfParents()
    {
        Activity parent = StoppedButCurrent("request");
        for (int call = 0; call < 20; call++) await Woven.CallAsync(_probe, static async () => await Task.Yield());
        Assert.Equal(20, _spans.Stopped.Count);
        Assert.All(_spans.Stopped, span => Assert.Same(parent, span.Parent));
    }

    [Fact]
    public void AsyncLocal_SetByANonAsyncMethod_ReachesTheCaller()
    {
        var local = new AsyncLocal<string>();
        var gate = new TaskCompletionSource();
        _ = Woven.CallAsync(_probe, () =>
        {
            local.Value = "set by the method";
            return gate.Task;
        });
        Assert.Equal("set by the method", local.Value);
        gate.SetResult();
        Assert.Equal("set by the method", local.Value);
    }

    // What a request leaves behind to the work that it started and did not wait for.
    static Activity StoppedButCurrent(string name)
    {
        Activity activity = new Activity(name).Start();
        Elsewhere(activity.Stop);
        Assert.Same(activity, Activity.Current);
        return activity;
    }

    static void Elsewhere(Action action) => ExecutionContext.Run(ExecutionContext.Capture()!, _ => action(), null);
}
