namespace InstrumentGen.Runtime.Tests;

public class AuditCompletionTests
{
    static readonly AuditSettlement s_failed = new(false, new IOException("The disk is full."));

    readonly AuditCompletion _completion = new();

    [Fact]
    public void Wait_ForWhatIsSettled_DoesNotBlock()
    {
        _completion.Settle(s_failed);
        Assert.True(_completion.TryWait(TimeSpan.Zero, out AuditSettlement settlement));
        Assert.Equal(s_failed, settlement);
    }

    [Fact]
    public void Wait_ForWhatIsNotSettledInTime_Ends()
    {
        Assert.False(_completion.TryWait(TimeSpan.FromMilliseconds(1), out _));
        _completion.Settle(AuditSettlement.Durable);
        Assert.True(_completion.TryWait(TimeSpan.Zero, out AuditSettlement settlement));
        Assert.True(settlement.IsDurable);
    }

    [Fact]
    public void Wait_OfAnotherThread_IsEndedBySettling() =>
        Threads.RunAll(
        [
            () => _completion.Settle(s_failed),
            () => Assert.True(_completion.TryWait(TimeSpan.FromSeconds(60), out AuditSettlement settlement) && settlement == s_failed),
        ]);

    // A thread uses one event for all that it waits for: what comes at the very moment of its giving up must not end its next wait.
    [Fact]
    public void Waits_ThatEndAsTheyAreSettled_LeaveNothingForTheNext()
    {
        const int Rounds = 50_000;
        AuditCompletion[] raced = [.. Enumerable.Range(0, Rounds).Select(static _ => new AuditCompletion())];
        int settled = -1;
        int waited = -1;
        Threads.RunAll(
        [
            () =>
            {
                for (int round = 0; round < Rounds; round++)
                {
                    Volatile.Write(ref waited, round);
                    raced[round].TryWait(TimeSpan.Zero, out _);
                    SpinWait.SpinUntil(() => Volatile.Read(ref settled) == round);
                    Assert.False(new AuditCompletion().TryWait(TimeSpan.Zero, out _));
                }
            },
            () =>
            {
                for (int round = 0; round < Rounds; round++)
                {
                    SpinWait.SpinUntil(() => Volatile.Read(ref waited) == round);
                    Thread.SpinWait(round % 64);
                    raced[round].Settle(AuditSettlement.Durable);
                    Volatile.Write(ref settled, round);
                }
            },
        ]);
    }

    [Fact]
    public void Wait_ThatIsInterrupted_LeavesNothingForTheNext()
    {
        using var isWaiting = new ManualResetEventSlim();
        Exception? failure = null;
        bool isEnded = true;
        var thread = new Thread(() =>
        {
            try
            {
                isWaiting.Set();
                _completion.TryWait(TimeSpan.FromSeconds(60), out _);
            }
            catch (ThreadInterruptedException exception)
            {
                failure = exception;
            }

            // Later than the interruption, and into the event that was waited for then.
            _completion.Settle(AuditSettlement.Durable);
            isEnded = new AuditCompletion().TryWait(TimeSpan.FromMilliseconds(1), out _);
        });
        thread.Start();
        isWaiting.Wait(TestContext.Current.CancellationToken);
        thread.Interrupt();
        thread.Join();
        Assert.NotNull(failure);
        Assert.False(isEnded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Task_OfWhatIsSettledBeforeOrAfter_HasTheResult(bool isBefore)
    {
        if (isBefore) _completion.Settle(s_failed);
        Task<AuditSettlement> task = _completion.AsTask();
        Assert.Equal(isBefore, task.IsCompleted);
        if (!isBefore) _completion.Settle(s_failed);
        Assert.Equal(s_failed, await task);
    }

    [Fact]
    public void Task_OfWhatIsSettledMeanwhile_HasTheResult()
    {
        for (int round = 0; round < 200; round++)
        {
            var completion = new AuditCompletion();
            Threads.RunAll([() => completion.Settle(s_failed), () => Assert.True(completion.AsTask().Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken))]);
        }
    }
}
