namespace InstrumentGen.Runtime.Tests;

public class AuditQueueTests
{
    static readonly TimeSpan s_forever = TimeSpan.FromDays(1);

    readonly AuditQueue _queue = new(8);

    [Fact]
    public void Pause_WhereSomebodyCameWhileTheStoreFailed_IsTheLeast()
    {
        _queue.Hurry();
        Threads.Run(() => _queue.Pause(TimeSpan.Zero, s_forever));
    }

    [Fact]
    public void Pause_WhereSomebodyComes_Ends() =>
        Threads.RunAll([() => _queue.Pause(TimeSpan.FromMilliseconds(1), s_forever), () => Assert.True(_queue.TryAdd("{}"u8, new AuditCompletion(_queue.Bell), isAttempt: true, s_forever))]);

    [Fact]
    public void Pause_OfAQueueThatIsClosed_IsTheLeast()
    {
        _queue.Close();
        Threads.Run(() => _queue.Pause(TimeSpan.Zero, s_forever));
    }

    [Fact]
    public void Take_OfAQueueThatIsClosed_GivesWhatIsLeftAndThenNothing()
    {
        Assert.True(_queue.TryAdd("{}"u8, null, isAttempt: false, s_forever));
        _queue.Close();
        Assert.False(_queue.TryAdd("{}"u8, null, isAttempt: false, s_forever));
        List<ReadOnlyMemory<byte>> batch = [];
        Assert.True(_queue.Take(batch, 1024));
        Assert.Single(batch);
        _queue.Done();
        Assert.False(_queue.Take([], 1024));
    }

    [Fact]
    public void Take_BehindAFailure_GivesTheSameRecordsBeforeOthers()
    {
        List<ReadOnlyMemory<byte>> batch = [];
        Assert.True(_queue.TryAdd("1"u8, null, isAttempt: false, s_forever));
        Assert.True(_queue.Take([], 1024));
        Assert.True(_queue.TryAdd("2"u8, null, isAttempt: false, s_forever));
        _queue.Failed(new IOException());
        Assert.Equal(1, _queue.Held);
        Assert.True(_queue.Take(batch, 1024));
        Assert.Equal([(byte)'1', (byte)'2'], batch.Select(static record => record.Span[0]));
    }

    [Fact]
    public void TryAdd_ToAQueueThatStaysFull_GivesUpInTime()
    {
        for (int record = 0; record < 8; record++) Assert.True(_queue.TryAdd("{}"u8, null, isAttempt: false, s_forever));
        Assert.False(_queue.TryAdd("{}"u8, null, isAttempt: false, TimeSpan.FromMilliseconds(20)));
        Assert.Equal(8, _queue.Count);
    }
}
