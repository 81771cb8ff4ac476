using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public sealed class FollowPendingTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly MeterRecorder _meter;
    readonly OperationProbe _probe;

    public FollowPendingTests()
    {
        _meter = new MeterRecorder(_scope);
        _probe = _scope.TracedAndMetered();
    }

    string? Outcome => Assert.Single(_meter.Durations).Tag("outcome");

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Task_Pending_EndsTheCallWhenItEnds()
    {
        var gate = new TaskCompletionSource();
        Task followed = Woven.CallAsync(_probe, () => gate.Task);
        Assert.False(followed.IsCompleted);
        Assert.Empty(_meter.Durations);
        gate.SetResult();
        Assert.True(followed.IsCompletedSuccessfully);
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public async Task TaskOfResult_Pending_HasTheResult()
    {
        var gate = new TaskCompletionSource<string>();
        Task<string> followed = Woven.GetAsync(_probe, () => gate.Task);
        Assert.False(followed.IsCompleted);
        gate.SetResult("result");
        Assert.Equal("result", await followed);
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public async Task Task_PendingThenFaulted_ThrowsTheSameException()
    {
        var gate = new TaskCompletionSource();
        var exception = new IOException();
        Task followed = Woven.CallAsync(_probe, () => gate.Task);
        gate.SetException(exception);
        Assert.Same(exception, await Assert.ThrowsAsync<IOException>(() => followed));
        Assert.Equal("error", Outcome);
    }

    [Fact]
    public void Task_PendingThenFaultedManyTimes_KeepsEveryException()
    {
        TaskCompletionSource[] gates = [new(), new(), new()];
        Exception[] exceptions = [new IOException(), new InvalidOperationException(), new TimeoutException()];
        Task followed = Woven.CallAsync(_probe, () => Task.WhenAll(gates.Select(static gate => gate.Task)));
        for (int index = 0; index < gates.Length; index++) gates[index].SetException(exceptions[index]);
        Assert.Equal(exceptions, followed.Exception!.InnerExceptions);
        Assert.Equal("System.IO.IOException", Assert.Single(_meter.Durations).Tag("error.type"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Task_PendingThenCanceled_HasItsToken(bool hasResult)
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource<int>();
        Task followed = hasResult
            ? Woven.GetAsync(_probe, () => gate.Task, source.Token)
            : Woven.CallAsync(_probe, () => gate.Task, source.Token);
        await source.CancelAsync();
        gate.SetCanceled(source.Token);
        Assert.Equal(TaskStatus.Canceled, followed.Status);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => followed);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal("canceled", Outcome);
    }

    [Fact]
    public async Task Task_PendingThenCanceledByThrow_ThrowsTheSameException()
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var exception = new OperationCanceledException("mine", source.Token);
        Task followed = Woven.CallAsync(
            _probe,
            async () =>
            {
                await gate.Task;
                throw exception;
            },
            source.Token);
        await source.CancelAsync();
        gate.SetResult();
        Assert.Equal(TaskStatus.Canceled, followed.Status);
        Assert.Same(exception, await Assert.ThrowsAsync<OperationCanceledException>(() => followed));
    }

    [Fact]
    public void Task_PendingThenFaultedWithCancellation_StaysFaulted()
    {
        var gate = new TaskCompletionSource();
        var exception = new OperationCanceledException();
        Task followed = Woven.CallAsync(_probe, () => gate.Task);
        gate.SetException(exception);
        Assert.Equal(TaskStatus.Faulted, followed.Status);
        Assert.Same(exception, followed.Exception!.InnerException);
        Assert.Equal("canceled", Outcome);
    }

    [Fact]
    public void Task_Pending_KeepsItsAsyncState()
    {
        object state = new();
        Task followed = Woven.CallAsync(_probe, () => new TaskCompletionSource(state).Task);
        Task<int> followedOfResult = Woven.GetAsync(_probe, () => new TaskCompletionSource<int>(state).Task);
        Assert.Same(state, followed.AsyncState);
        Assert.Same(state, followedOfResult.AsyncState);
    }

    [Fact]
    public void Call_WhenItEnds_LeavesTheCallersTaskStillPending()
    {
        InstrumentationScope scope = Scopes.New();
        var gate = new TaskCompletionSource();
        Task? followed = null;
        bool? wasCompleted = null;
        using var spans = new SpanRecorder(scope, onStop: _ => wasCompleted = followed!.IsCompleted);
        followed = Woven.CallAsync(scope.Traced(), () => gate.Task);
        gate.SetResult();
        Assert.False(wasCompleted);
        Assert.True(followed.IsCompleted);
    }

    [Fact]
    public void Wait_OfABlockedCaller_FindsTheCallEnded()
    {
        using var spans = new SpanRecorder(_scope);
        for (int round = 1; round <= 100; round++)
        {
            var gate = new TaskCompletionSource();
            Task followed = Woven.CallAsync(_probe, () => gate.Task);
            Threads.RunAll(
            [
                () =>
                {
                    Assert.True(followed.Wait(Patience.Limit));
                    Assert.Equal(round, spans.Stopped.Count);
                },
                gate.SetResult,
            ]);
        }
    }

    [Fact]
    public void Call_EndingOnAnotherThread_WritesToThatThreadsStripe()
    {
        using var reader = new OperationReader();
        var gate = new TaskCompletionSource();
        _ = Woven.CallAsync(_probe, () => gate.Task);
        OperationStripe beginner = _probe.Cells!.Stripe;
        OperationStripe? ender = null;
        Threads.Run(() =>
        {
            gate.SetResult();
            ender = _probe.Cells.Stripe;
        });
        Assert.NotSame(beginner, ender);
        Assert.Equal((1, -1), (beginner.Active, ender!.Active));
        Assert.Equal((false, true), (beginner.Ok.Exists, ender.Ok.Exists));
        Assert.Equal((1, 0), (reader.ReadOne(_scope).Count, reader.ReadOne(_scope).Active));
    }

    [Fact]
    public async Task Tasks_NestedAndPending_EndFromInsideOut()
    {
        InstrumentationScope scope = Scopes.New();
        using var spans = new SpanRecorder(scope);
        OperationProbe outer = scope.Traced("outer"), inner = scope.Traced("inner");
        await Woven.CallAsync(outer, async () =>
        {
            await Woven.CallAsync(inner, static async () => await Task.Yield());
            await Task.Yield();
        });
        Activity[] stopped = [.. spans.Stopped];
        Assert.Equal(["inner", "outer"], stopped.Select(static span => span.OperationName));
        Assert.Same(stopped[1], stopped[0].Parent);
    }
}
