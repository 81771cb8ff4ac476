using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class LogQueueTests : IDisposable
{
    readonly MemorySink _sink = new();

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void Lines_AfterDispose_AreAllThereInOrder()
    {
        string[] lines = LogQueues.Numbered(100_000);
        using (var queue = new LogQueue(_sink, LogQueues.Patient))
        {
            foreach (string line in lines) queue.Add(line);
        }

        Assert.Equal(lines, _sink.Lines);
        Assert.True(_sink.IsDisposed);
        Assert.Equal(1, _sink.Flushes);
    }

    [Fact]
    public void Line_Alone_IsWrittenAfterTheDelay()
    {
        using var queue = new LogQueue(_sink, new LogQueueOptions { MaxDelay = TimeSpan.FromMilliseconds(20) });
        for (int i = 0; i < 5; i++)
        {
            queue.Add($"line {i}");
            _sink.Until(sink => sink.Lines.Length == i + 1);
        }
    }

    [Fact]
    public void Lines_WithinTheDelay_AreWrittenAtOnce()
    {
        string[] lines = LogQueues.Numbered(100);
        using var queue = new LogQueue(_sink, LogQueues.Patient);
        foreach (string line in lines) queue.Add(line);
        Assert.True(queue.Flush(Patience.Limit));
        Assert.Equal(lines, Assert.Single(_sink.Batches).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Lines_Many_AreWrittenBeforeTheDelayIsOver()
    {
        using var queue = new LogQueue(_sink, LogQueues.Patient);
        string line = new('x', 1000);
        for (int i = 0; i < 1500; i++) queue.Add(line);
        _sink.Until(static sink => sink.Batches.Length > 0);
    }

    [Fact]
    public void Line_Critical_DoesNotWait()
    {
        using var queue = new LogQueue(_sink, LogQueues.Patient);
        for (int i = 0; i < 5; i++)
        {
            queue.Add("before", LogLevel.Error);
            queue.Add($"critical {i}", LogLevel.Critical);
            _sink.Until(sink => sink.Lines.Length == 2 * (i + 1));
        }
    }

    [Fact]
    public void Line_LargerThanAChunk_IsWrittenWhole()
    {
        string large = new('x', 5 * 1024 * 1024);
        using (var queue = new LogQueue(_sink, LogQueues.Patient))
        {
            queue.Add(large);
            Assert.True(queue.Flush(Patience.Limit));
            queue.Add("before", LogLevel.Warning);
            queue.Add(large, LogLevel.Warning);
            queue.Add("after", LogLevel.Warning);
        }

        Assert.Equal([large, "before", large, "after"], _sink.Lines);
    }

    [Fact]
    public void Flush_OfNothing_FlushesTheSink()
    {
        using var queue = new LogQueue(_sink, LogQueues.Patient);
        Assert.True(queue.Flush(Patience.Limit));
        Assert.Equal(1, _sink.Flushes);
        Assert.Equal(0, _sink.Attempts);
    }

    [Fact]
    public void Flush_SinkThatCannot_IsFalse()
    {
        _sink.FlushFails = new IOException();
        using var queue = new LogQueue(_sink, LogQueues.Patient);
        queue.Add("line");
        Assert.False(queue.Flush(Patience.Limit));
        Assert.Equal(["line"], _sink.Lines);
        _sink.FlushFails = null;
        Assert.True(queue.Flush(Patience.Limit));
    }

    [Fact]
    public void Flush_ByTheSinkItself_IsFalse()
    {
        LogQueue? queue = null;
        bool? flushed = null;
        _sink.Fails = _ =>
        {
            flushed = queue!.Flush(Patience.Limit);
            return null;
        };
        using (queue = new LogQueue(_sink, LogQueues.Patient)) queue.Add("line");
        Assert.False(flushed);
        Assert.Equal(["line"], _sink.Lines);
    }

    [Fact]
    public void Line_ByTheSinkItself_IsWrittenNext()
    {
        LogQueue? queue = null;
        _sink.Fails = attempt =>
        {
            if (attempt == 1) queue!.Add("of the sink");
            return null;
        };
        using (queue = new LogQueue(_sink, LogQueues.Patient))
        {
            queue.Add("line");
            Assert.True(queue.Flush(Patience.Limit));
            Assert.True(queue.Flush(Patience.Limit));
        }

        Assert.Equal(["line", "of the sink"], _sink.Lines);
    }

    [Fact]
    public void Add_AfterDispose_WritesNothingAndCounts()
    {
        var queue = new LogQueue(_sink, LogQueues.Patient);
        queue.Add("before");
        queue.Dispose();
        queue.Add("after");
        queue.Add("after", LogLevel.Critical);
        Assert.Equal(["before"], _sink.Lines);
        Assert.Equal(2, queue.Dropped);
    }

    [Fact]
    public void Flush_AfterDispose_IsTrueAtOnce()
    {
        var queue = new LogQueue(_sink, LogQueues.Patient);
        queue.Add("line");
        queue.Dispose();
        Assert.True(queue.Flush(Patience.Limit));
    }

    [Fact]
    public void Dispose_Twice_DisposesTheSinkOnce()
    {
        var queue = new LogQueue(_sink, LogQueues.Patient);
        queue.Dispose();
        queue.Dispose();
        Assert.Equal(1, _sink.Flushes);
    }
}
