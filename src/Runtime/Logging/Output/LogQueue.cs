using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Takes lines from any thread and lets one thread of its own write them to a sink, which never reaches who logs.</summary>
sealed class LogQueue : IDisposable
{
    static readonly InvalidOperationException s_full = new("The queue of a log is full: lines are dropped, and counted by LogOutputs.");

    readonly LogBacklog _backlog;
    readonly LogWriter _writer;
    readonly TimeSpan _shutdownTimeout;
    long _dropped;
    int _isFullTold;

    internal LogQueue(ILogSink sink, LogQueueOptions options, TimeProvider? time = null)
    {
        _backlog = new LogBacklog(options);
        _shutdownTimeout = options.ShutdownTimeout;
        _writer = new LogWriter(_backlog, sink, time ?? TimeProvider.System);
        AppDomain.CurrentDomain.ProcessExit += OnEnd;
        AppDomain.CurrentDomain.UnhandledException += OnEnd;
    }

    /// <summary>The lines that were written nowhere.</summary>
    internal long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Adds a line that ends with <c>\n</c>. Never throws, and never waits for the sink.</summary>
    internal void Add(ReadOnlySpan<byte> line, LogLevel level)
    {
        switch (_backlog.Add(line, level))
        {
            case LogAdmission.AddedCallWriter:
                _writer.Call();
                break;
            case LogAdmission.Full:
                AddToFull(line, level);
                break;
            case LogAdmission.Closed:
                Drop(level);
                break;
        }
    }

    /// <summary>Waits until everything that was added before is written and flushed.</summary>
    /// <returns>Whether it is, within the time.</returns>
    internal bool Flush(TimeSpan timeout)
    {
        // A sink that flushes what it is called by would wait for itself.
        if (_writer.IsCurrentThread) return false;
        long flush = _backlog.AskFlush();
        _writer.Call();
        return flush == 0 ? _writer.Join(timeout) : _writer.Await(flush, timeout);
    }

    /// <summary>Writes everything that was added before, and ends.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnEnd;
        AppDomain.CurrentDomain.UnhandledException -= OnEnd;
        End(_shutdownTimeout);
    }

    void End(TimeSpan timeout)
    {
        if (!_backlog.Close()) return;
        _writer.Call();
        if (_writer.IsCurrentThread || _writer.Join(timeout)) return;
        _writer.GiveUp();
        foreach (LogChunk chunk in _backlog.Abandon()) Salvage(chunk);
    }

    // What is logged from here on may be the last: it waits for nothing.
    void OnEnd(object? sender, EventArgs e)
    {
        _backlog.Hurry();
        if (!Flush(_shutdownTimeout)) End(TimeSpan.Zero);
    }

    void AddToFull(ReadOnlySpan<byte> line, LogLevel level)
    {
        if (level < LogLevel.Warning || !StandardError.TryWrite(line)) Drop(level);
        if (Interlocked.Exchange(ref _isFullTold, 1) == 0) TelemetryFailures.Report(TelemetryFailure.LogQueueFull, s_full);
    }

    void Salvage(LogChunk chunk)
    {
        for (int i = 0; i < chunk.Lines; i++)
        {
            ReadOnlySpan<byte> line = chunk.Line(i, out LogLevel level);
            if (level < LogLevel.Warning || !StandardError.TryWrite(line)) Drop(level);
        }
    }

    void Drop(LogLevel level)
    {
        Interlocked.Increment(ref _dropped);
        LogOutputs.CountDropped(level);
    }
}
