namespace InstrumentGen.Runtime.Tests;

public class AuditCompletionTests
{
    static readonly AuditSettlement s_failed = new(false, new IOException("The disk is full."));

    readonly MonitorBell _bell = new();
    readonly AuditCompletion _completion;

    public AuditCompletionTests() => _completion = new AuditCompletion(_bell);

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
    public void Wait_WhileOthersAreSettled_GoesOn()
    {
        var other = new AuditCompletion(_bell);
        Threads.RunAll(
        [
            () =>
            {
                other.Settle(AuditSettlement.Durable);
                _bell.Ring();
                Thread.Sleep(1);
                _bell.Ring();
                _completion.Settle(s_failed);
                _bell.Ring();
            },
            () => Assert.True(_completion.TryWait(Timeout.InfiniteTimeSpan, out AuditSettlement settlement) && settlement == s_failed),
            () => Assert.True(other.TryWait(Patience.Limit, out AuditSettlement settlement) && settlement.IsDurable),
        ]);
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
            var completion = new AuditCompletion(_bell);
            Threads.RunAll([() => completion.Settle(s_failed), () => Assert.True(completion.AsTask().Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken))]);
        }
    }
}
