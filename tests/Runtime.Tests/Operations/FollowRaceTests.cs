namespace InstrumentGen.Runtime.Tests;

/// <summary>Tasks that end at the very moment at which they are looked at.</summary>
/// <remarks>Apart from all other tests, so that both threads of a race have a processor each.</remarks>
[Collection(ProcessWide.Name)]
public sealed class FollowRaceTests : IDisposable
{
    const int Jitter = 8;

    readonly InstrumentationScope _scope = Scopes.New();
    readonly OperationReader _reader = new();
    readonly OperationProbe _probe;
    int _turn = -1;

    public FollowRaceTests() => _probe = _scope.TracedAndMetered();

    public void Dispose() => _reader.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Task_SucceedingWhileItIsFollowed_IsOkEveryTime(bool hasResult)
    {
        const int Rounds = 500_000;
        Race(Rounds, hasResult, static gate => gate.SetResult(42));
        AssertEvery(Outcome.Ok, Rounds);
    }

    [Fact]
    public void Task_FailingWhileItIsFollowed_IsAnErrorEveryTime()
    {
        const int Rounds = 50_000;
        var exception = new IOException();
        Task[] followed = Race(Rounds, hasResult: false, gate => gate.SetException(exception));
        AssertEvery(Outcome.Error, Rounds);
        Assert.All(followed, task => Assert.Same(exception, task.Exception?.InnerException));
    }

    [Fact]
    public void Task_CancelledWhileItIsFollowed_IsCanceledEveryTime()
    {
        const int Rounds = 50_000;
        Task[] followed = Race(Rounds, hasResult: true, static gate => gate.SetCanceled());
        AssertEvery(Outcome.Canceled, Rounds);
        Assert.All(followed, static task => Assert.True(task.IsCanceled));
    }

    [Fact]
    public void Span_TaskEndingWhileItIsFollowed_EndsOnce()
    {
        const int Rounds = 20_000;
        using var spans = new SpanRecorder(_scope);
        Race(Rounds, hasResult: false, static gate => gate.SetResult(42));
        AssertEvery(Outcome.Ok, Rounds);
        Assert.Equal(Rounds, spans.Stopped.Count);
        Assert.Equal(Rounds, spans.Stopped.Distinct().Count());
    }

    void AssertEvery(Outcome outcome, int rounds)
    {
        OperationSnapshot snapshot = _reader.ReadOne(_scope);
        Assert.Equal((rounds, rounds, 0), (snapshot.CountOf(outcome), snapshot.Count, snapshot.Active));
    }

    Task[] Race(int rounds, bool hasResult, Action<TaskCompletionSource<int>> end)
    {
        TaskCompletionSource<int>[] gates = [.. Enumerable.Range(0, rounds).Select(static _ => new TaskCompletionSource<int>())];
        var followed = new Task[rounds];
        Threads.RunAll(
        [
            () =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    var wait = default(SpinWait);
                    while (Volatile.Read(ref _turn) < round) wait.SpinOnce(sleep1Threshold: -1);
                    Thread.SpinWait(round % Jitter);
                    end(gates[round]);
                }
            },
            () =>
            {
                for (int round = 0; round < rounds; round++)
                {
                    var call = _probe.Begin();
                    Volatile.Write(ref _turn, round);
                    Thread.SpinWait(round / Jitter % Jitter);
                    followed[round] = hasResult ? call.Follow(gates[round].Task) : call.Follow((Task)gates[round].Task);
                    call.End();
                }
            },
        ]);
        // A task that ends while it is attached to is continued on the pool, as it is for any await.
        Assert.True(SpinWait.SpinUntil(() => Array.TrueForAll(followed, static task => task.IsCompleted), Patience.Limit));
        return followed;
    }
}
