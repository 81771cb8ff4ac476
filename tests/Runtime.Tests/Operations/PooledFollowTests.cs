using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Value tasks whose followers are used again.</summary>
[Collection(ProcessWide.Name)]
public sealed class PooledFollowTests
{
    const int Calls = 1000;

    readonly InstrumentationScope _scope = Scopes.New();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Task_Pending_EndsTheCallWhenItDoes(bool hasResult)
    {
        using var spans = new SpanRecorder(_scope);
        Activity ambient = new Activity("ambient").Start();
        var gate = new TaskCompletionSource<int>();
        Task followed = Start(hasResult, gate.Task);
        Assert.Same(ambient, Activity.Current);
        Assert.Empty(spans.Stopped);
        gate.SetResult(7);
        await followed.InTime();
        Assert.Equal(ActivityStatusCode.Unset, spans.Span.Status);
        if (followed is Task<int> result) Assert.Equal(7, await result);
        ambient.Stop();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Task_Faulted_ThrowsTheSame(bool hasResult)
    {
        using var spans = new SpanRecorder(_scope);
        var exception = new IOException();
        var gate = new TaskCompletionSource<int>();
        Task pending = Start(hasResult, gate.Task);
        gate.SetException(exception);
        Assert.Same(exception, await Assert.ThrowsAsync<IOException>(() => pending));
        Assert.Same(exception, await Assert.ThrowsAsync<IOException>(() => Start(hasResult, Task.FromException<int>(exception))));
        Assert.All(spans.Stopped, static span => Assert.Equal("System.IO.IOException", span.GetTagItem("error.type")));
        Assert.Equal(2, spans.Stopped.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Task_Cancelled_IsCancelledByItsToken(bool hasResult)
    {
        using var spans = new SpanRecorder(_scope);
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource<int>();
        Task pending = Start(hasResult, gate.Task, source.Token);
        await source.CancelAsync();
        gate.SetCanceled(source.Token);
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        Assert.Equal(source.Token, thrown.CancellationToken);
        Assert.Equal("canceled", spans.Span.GetTagItem("outcome"));
    }

    [Fact]
    public async Task Result_IsShownToTheObserver()
    {
        using var spans = new SpanRecorder(_scope);
        var gate = new TaskCompletionSource<int>();
        ValueTask<int> pending = Observed(new(gate.Task));
        gate.SetResult(-1);
        Assert.Equal(-1, await pending);
        Assert.Equal(-2, await Observed(new(-2)));
        Assert.All(spans.Stopped, static span => Assert.Equal("IsNegative", span.GetTagItem("error.type")));
        Assert.Equal(2, spans.Stopped.Count);
    }

    [Fact]
    public async Task Task_Successful_IsReturnedItself()
    {
        using var spans = new SpanRecorder(_scope);
        var source = new CountingSource();
        source.Succeed(7);
        ValueTask<int> followed = Get(_scope.TracedAndMetered(), source.TaskOfResult);
        Assert.True(followed == source.TaskOfResult);
        Assert.Equal(7, await followed);
    }

    [Fact]
    public async Task Result_TakenTwice_IsRefusedAndHarmsNobody()
    {
        using var spans = new SpanRecorder(_scope);
        var first = new TaskCompletionSource<int>();
        ValueTask<int> taken = Get(_scope.TracedAndMetered(), new(first.Task));
        first.SetResult(1);
        Assert.Equal(1, await taken);
        Assert.Throws<InvalidOperationException>(() => Taken(taken));

        // The follower serves another call now.
        var second = new TaskCompletionSource<int>();
        ValueTask<int> other = Get(_scope.TracedAndMetered(), new(second.Task));
        Assert.Throws<InvalidOperationException>(() => Taken(taken));
        second.SetResult(2);
        Assert.Throws<InvalidOperationException>(() => Taken(taken));
        Assert.Equal(2, await other);
    }

    [Fact]
    public void Result_TakenTooEarly_IsRefusedAndComesLater()
    {
        using var spans = new SpanRecorder(_scope);
        var gate = new TaskCompletionSource<int>();
        ValueTask<int> pending = Get(_scope.TracedAndMetered(), new(gate.Task));
        Assert.Throws<InvalidOperationException>(() => Taken(pending));
        gate.SetResult(3);
        Assert.Equal(3, Taken(pending));
    }

    [Fact]
    public async Task Calls_OnManyThreads_EachGetTheirOwn()
    {
        using var reader = new OperationReader();
        OperationProbe probe = _scope.TracedAndMetered();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (int call = 0; call < Calls; call++)
            {
                int number = (worker * Calls) + call;
                Assert.Equal(number, await Get(probe, Later(number)));
                await Run(probe, new ValueTask(Yielded()));
            }
        }, TestContext.Current.CancellationToken)));
        Assert.Equal(2L * 8 * Calls, reader.ReadOne(_scope).CountOf(Outcome.Ok));
        Assert.Equal(0, reader.ReadOne(_scope).Active);
    }

    [Fact]
    public void Call_ThatSuspends_AllocatesNothing()
    {
        using var reader = new OperationReader();
        OperationProbe probe = _scope.Metered();
        var source = new CountingSource(isReused: true);
        long bytes = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Suspend(probe, source);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, bytes);
        Assert.Equal(2L * 5 * Calls, reader.ReadOne(_scope).CountOf(Outcome.Ok));
    }

    static void Suspend(OperationProbe probe, CountingSource source)
    {
        for (int call = 0; call < Calls; call++)
        {
            ValueTask<int> ofResult = Get(probe, source.TaskOfResult);
            source.Succeed(call);
            Assert.True(Taken(ofResult) == call);
            ValueTask plain = Run(probe, source.Task);
            source.Succeed(call);
            plain.GetAwaiter().GetResult();
        }
    }

    static async Task Yielded() => await Task.Yield();

    static int Taken(ValueTask<int> task) => task.Result;

    static async ValueTask<int> Later(int number)
    {
        await Task.Yield();
        return number;
    }

    Task Start(bool hasResult, Task<int> task, CallTokens tokens = default)
    {
        OperationProbe probe = _scope.TracedAndMetered();
        return hasResult ? Get(probe, new(task), tokens).AsTask() : Run(probe, new((Task)task), tokens).AsTask();
    }

    ValueTask<int> Observed(ValueTask<int> task)
    {
        OperationCall call = _scope.TracedAndMetered().Begin();
        try { return call.FollowPooled(task, static (ref call, result) => call.FailsIf(result < 0, "IsNegative")); }
        finally { call.End(); }
    }

    static ValueTask<int> Get(OperationProbe probe, ValueTask<int> task, CallTokens tokens = default)
    {
        OperationCall call = probe.Begin();
        try { return call.FollowPooled(task, tokens); }
        finally { call.End(); }
    }

    static ValueTask Run(OperationProbe probe, ValueTask task, CallTokens tokens = default)
    {
        OperationCall call = probe.Begin();
        try { return call.FollowPooled(task, tokens); }
        finally { call.End(); }
    }
}
