namespace InstrumentGen.Runtime.Tests;

public sealed class FollowOnContextTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly SpanRecorder _spans;
    readonly OperationProbe _probe;

    public FollowOnContextTests()
    {
        _spans = new SpanRecorder(_scope);
        _probe = _scope.TracedAndMetered();
    }

    public void Dispose() => _spans.Dispose();

    [Fact]
    public async Task Context_BlockedByWaitOnACalleeThatLeavesIt_IsNotDeadlocked()
    {
        using var context = new SingleThreadContext();
        Assert.True(await context.Run(() => Task.FromResult(Block())));
        Assert.True(_spans.Span.IsStopped);
    }

    [Fact]
    public async Task Context_CalleeResumesOnIt_ContinuesItsCallerThereInOneHop()
    {
        using var context = new SingleThreadContext();
        bool wasThere = await context.Run(async () =>
        {
            await Woven.CallAsync(_probe, static async () => await Task.Yield());
            return context.IsCurrentThread && SynchronizationContext.Current == context;
        });
        Assert.True(wasThere);
        Assert.Equal(1, context.Posts);
    }

    [Fact]
    public async Task Context_CalleeLeavesIt_ContinuesItsCallerThereAllTheSame()
    {
        using var context = new SingleThreadContext();
        var gate = new TaskCompletionSource();
        bool wasThere = await context.Run(async () =>
        {
            Task call = Woven.CallAsync(_probe, async () => await gate.Task.ConfigureAwait(false));
            ThreadPool.QueueUserWorkItem(static gate => gate.SetResult(), gate, preferLocal: false);
            await call;
            return context.IsCurrentThread;
        });
        Assert.True(wasThere);
    }

    [Fact]
    public async Task Context_CalleeEndsOnIt_EndsTheCallOnItsThread()
    {
        InstrumentationScope scope = Scopes.New();
        using var context = new SingleThreadContext();
        bool? endedThere = null;
        using var spans = new SpanRecorder(scope, onStop: _ => endedThere = context.IsCurrentThread);
        OperationProbe probe = scope.Traced();
        int result = await context.Run(() => Woven.GetAsync(probe, static async () =>
        {
            await Task.Yield();
            return 42;
        }));
        Assert.Equal(42, result);
        Assert.True(endedThere);
    }

    [Fact]
    public async Task Context_TaskEndsOnAnother_EndsTheCall()
    {
        using var context = new SingleThreadContext();
        var gate = new TaskCompletionSource();
        Task call = Woven.CallAsync(_probe, () => gate.Task);
        Assert.True(await context.Run(() =>
        {
            gate.SetResult();
            return Task.FromResult(true);
        }));
        await call.InTime();
        Assert.True(_spans.Span.IsStopped);
    }

    [Fact]
    public async Task Scheduler_BlockedByWaitOnACalleeThatLeavesIt_IsNotDeadlocked()
    {
        using var scheduler = new SingleThreadScheduler();
        Assert.True(await scheduler.Run(() => Task.FromResult(Block())));
        Assert.True(_spans.Span.IsStopped);
    }

    [Fact]
    public async Task Scheduler_OfTheCaller_IsThatOfItsContinuation()
    {
        using var scheduler = new SingleThreadScheduler();
        (bool ThereBefore, bool ThereAfter, TaskScheduler After) seen = await scheduler.Run(async () =>
        {
            bool before = scheduler.IsCurrentThread;
            await Woven.CallAsync(_probe, static async () => await Task.Yield());
            return (before, scheduler.IsCurrentThread, TaskScheduler.Current);
        });
        Assert.Equal((true, true, scheduler), seen);
        Assert.True(_spans.Span.IsStopped);
    }

    bool Block()
    {
        var gate = new TaskCompletionSource();
        Task call = Woven.CallAsync(_probe, async () => await gate.Task.ConfigureAwait(false));
        ThreadPool.QueueUserWorkItem(static gate => gate.SetResult(), gate, preferLocal: false);
        return call.Wait(Patience.Limit);
    }
}
