using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class LogQueueFaultTests : IDisposable
{
    readonly MemorySink _sink = new();

    [Fact]
    public void Sink_ThrowsAndRecovers_HasAllInOrderOnce()
    {
        using var failures = new FailureRecorder();
        _sink.Fails = static attempt => attempt is > 2 and <= 5 ? new IOException() : null;
        string[] lines = LogQueues.Numbered(200_000);
        using (var queue = new LogQueue(_sink, new LogQueueOptions(), new HastyTime()))
        {
            foreach (string line in lines) queue.Add(line);
        }

        Assert.Equal(lines, _sink.Lines);
        Assert.Equal(3, failures.Count);
    }

    [Fact]
    public void Sink_Throwing_IsTriedAgainAfterLongerAndLongerPauses()
    {
        var time = new HastyTime();
        _sink.Fails = static attempt => attempt <= 9 ? new IOException() : null;
        using (var queue = new LogQueue(_sink, new LogQueueOptions { MaxDelay = TimeSpan.Zero }, time))
        {
            queue.Add("line");
            _sink.Until(static sink => sink.Lines.Length == 1);
            Assert.Equal([100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000], time.Waits.Select(static wait => wait.TotalMilliseconds));
            _sink.Fails = static attempt => attempt == 11 ? new IOException() : null;
            queue.Add("line");
            _sink.Until(static sink => sink.Lines.Length == 2);
            Assert.Equal(100, time.Waits[^1].TotalMilliseconds);
        }
    }

    [Fact]
    public void Flush_SinkThatThrew_TriesAtOnce()
    {
        using var queue = new LogQueue(_sink, LogQueues.Patient);
        _sink.Fails = static _ => new IOException();
        queue.Add("line");
        Assert.False(queue.Flush(TimeSpan.FromMilliseconds(300)));
        _sink.Fails = static _ => null;
        Assert.True(queue.Flush(Patience.Limit));
        Assert.Equal(["line"], _sink.Lines);
    }

    [Fact]
    public void Sink_Hanging_DropsInformationAndKeepsWarnings()
    {
        string[] information = LogQueues.Numbered(5_000, "information"), warnings = LogQueues.Numbered(5_000, "warning");
        using var failures = new FailureRecorder();
        long droppedBefore = LogOutputs.DroppedAt(LogLevel.Information), allBefore = LogOutputs.Dropped;
        using var queue = new LogQueue(_sink, Small(TimeSpan.Zero));
        Hang(queue, information[0]);
        foreach (string line in information[1..]) queue.Add(line);
        foreach (string line in warnings) queue.Add(line, LogLevel.Warning);
        long dropped = queue.Dropped;
        Assert.Equal(1, failures.Count);
        _sink.Open.Set();
        Assert.True(queue.Flush(Patience.Limit));

        int kept = _sink.Lines.Length - warnings.Length;
        Assert.Equal(information[..kept].Concat(warnings), _sink.Lines);
        Assert.Equal(information.Length - kept, dropped);
        Assert.Equal((dropped, dropped), (LogOutputs.DroppedAt(LogLevel.Information) - droppedBefore, LogOutputs.Dropped - allBefore));
        Assert.InRange(information[..kept].Sum(static line => line.Length + 1), 10_000 - 20, 10_000);

        queue.Add("there is room again");
        Assert.True(queue.Flush(Patience.Limit));
        Assert.Equal("there is room again", _sink.Lines[^1]);
    }

    [Fact]
    public void Add_ThatMayWait_LosesNothingToASlowSink()
    {
        string[] lines = LogQueues.Numbered(50_000);
        using (var queue = new LogQueue(_sink, Small(Patience.Limit)))
        {
            foreach (string line in lines) queue.Add(line);
            Assert.Equal(0, queue.Dropped);
        }

        Assert.Equal(lines, _sink.Lines);
    }

    [Fact]
    public void Add_ThatMayWait_WaitsForASinkThatHangsOnce()
    {
        var patience = TimeSpan.FromMilliseconds(200);
        using var queue = new LogQueue(_sink, Small(patience));
        Hang(queue, new string('x', 10_000));
        long start = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < 10_000; i++) queue.Add("line");
        TimeSpan time = TimeProvider.System.GetElapsedTime(start);
        Assert.InRange(time, patience, 100 * patience);
        Assert.Equal(10_000, queue.Dropped);
        _sink.Open.Set();
    }

    [Fact]
    public void Dispose_SinkThatHangs_EndsInTime()
    {
        LogQueueOptions options = LogQueues.Patient;
        options.ShutdownTimeout = TimeSpan.FromMilliseconds(50);
        var queue = new LogQueue(_sink, options);
        _sink.Open.Reset();
        for (int i = 0; i < 10; i++) queue.Add("line");
        queue.Dispose();
        Assert.Equal(10, queue.Dropped);
        Assert.False(queue.Flush(TimeSpan.Zero));
        _sink.Open.Set();
    }

    static LogQueueOptions Small(TimeSpan maxWait) => new()
    {
        Capacity = 10_000,
        Reserve = 10_000_000,
        MaxDelay = TimeSpan.Zero,
        MaxWait = maxWait,
        ShutdownTimeout = Patience.Limit,
    };

    void Hang(LogQueue queue, string line)
    {
        _sink.Open.Reset();
        queue.Add(line);
        _sink.Until(static sink => sink.Attempts == 1);
    }

    // The writer of a queue that gave up goes on for a moment; what it still reports would be counted by the next test. Its last act is to dispose of the sink.
    public void Dispose()
    {
        _sink.Open.Set();
        _sink.Until(static sink => sink.IsDisposed);
    }
}
