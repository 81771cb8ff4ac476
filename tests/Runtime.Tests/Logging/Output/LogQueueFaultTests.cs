using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class LogQueueFaultTests : IDisposable
{
    readonly MemorySink _sink = new();

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void Sink_ThrowsAndRecovers_HasAllInOrderOnce()
    {
        using var failures = new FailureRecorder();
        _sink.Fails = static attempt => attempt <= 3 ? new IOException() : null;
        string[] lines = LogQueues.Numbered(20_000);
        using (var queue = new LogQueue(_sink, new LogQueueOptions()))
        {
            foreach (string line in lines) queue.Add(line);
            _sink.Until(static sink => sink.Attempts > 3);
        }

        Assert.Equal(lines, _sink.Lines);
        Assert.Equal(3, failures.Count);
    }

    [Fact]
    public void Sink_Hangs_DropsInformationAndKeepsWarnings()
    {
        var options = new LogQueueOptions { Capacity = 10_000, Reserve = 10_000_000, MaxDelay = TimeSpan.Zero, ShutdownTimeout = Patience.Limit };
        string[] information = LogQueues.Numbered(5_000, "information"), warnings = LogQueues.Numbered(5_000, "warning");
        using var failures = new FailureRecorder();
        long droppedBefore = LogOutputs.DroppedAt(LogLevel.Information);
        using var queue = new LogQueue(_sink, options);
        _sink.Open.Reset();
        queue.Add(information[0]);
        _sink.Until(static sink => sink.Attempts == 1);
        foreach (string line in information[1..]) queue.Add(line);
        foreach (string line in warnings) queue.Add(line, LogLevel.Warning);
        long dropped = queue.Dropped;
        Assert.Equal(1, failures.Count);
        _sink.Open.Set();
        Assert.True(queue.Flush(Patience.Limit));

        int kept = _sink.Lines.Length - warnings.Length;
        Assert.Equal([.. information[..kept], .. warnings], _sink.Lines);
        Assert.Equal(information.Length - kept, dropped);
        Assert.Equal(dropped, LogOutputs.DroppedAt(LogLevel.Information) - droppedBefore);
        Assert.InRange(information[..kept].Sum(static line => line.Length + 1), 10_000 - 20, 10_000);
    }
}
