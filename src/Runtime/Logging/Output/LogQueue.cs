using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Takes lines from any thread and lets one thread of its own write them to a sink, which never reaches who logs.</summary>
sealed class LogQueue : IDisposable, IObservedQueue
{
    static readonly InvalidOperationException s_full = new("The queue of a log is full: lines are dropped, and counted by LogOutputs.");

    const int SpinsBeforeSleep = 1;

    readonly LogBacklog _backlog;
    readonly LogWriter _writer;
    readonly ProcessEnd _processEnd;
    readonly TimeSpan _maxWait;
    readonly TimeSpan _shutdownTimeout;
    long _dropped;
    long _waitedInVain = -1;
    int _isFullTold;

    internal LogQueue(ILogSink sink, LogQueueOptions options, TimeProvider? time = null, TelemetrySignal signal = TelemetrySignal.Log)
    {
        Signal = signal;
        Capacity = options.Capacity;
        _backlog = new LogBacklog(options);
        _maxWait = options.MaxWait;
        _shutdownTimeout = options.ShutdownTimeout;
        _writer = new LogWriter(_backlog, sink, time ?? TimeProvider.System);
        _processEnd = new ProcessEnd(OnEnd, onSignal: () => Flush(_shutdownTimeout));
        TelemetryLosses.Expect(signal, LossReason.QueueFull, LossReason.AlreadyShutdown, LossReason.Shutdown, LossReason.SinkFailed);
        ObservedSources.Outputs.Add(this);
    }

    public TelemetrySignal Signal { get; }

    public long Size => _backlog.Waiting;

    public long Capacity { get; }

    /// <summary>The lines that were written nowhere.</summary>
    internal long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Adds a line that ends with <c>\n</c>. Never throws, and never waits for the sink but for the time of the options.</summary>
    internal void Add(ReadOnlySpan<byte> line, LogLevel level)
    {
        LogAdmission admission = _backlog.Add(line, level);
        if (admission != LogAdmission.Added) Finish(admission, line, level);
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
        _processEnd.Dispose();
        End(_shutdownTimeout);
        ObservedSources.Outputs.Remove(this);
    }

    void End(TimeSpan timeout)
    {
        if (!_backlog.Close()) return;
        _writer.Call();
        if (_writer.IsCurrentThread || _writer.Join(timeout)) return;
        LossReason reason = _writer.IsFailing ? LossReason.SinkFailed : LossReason.Shutdown;
        _writer.GiveUp();
        foreach (LogChunk chunk in _backlog.Abandon()) Salvage(chunk, reason);
    }

    // What is logged from here on may be the last: it waits for nothing.
    void OnEnd()
    {
        _backlog.Hurry();
        if (!Flush(_shutdownTimeout)) End(TimeSpan.Zero);
    }

    void Finish(LogAdmission admission, ReadOnlySpan<byte> line, LogLevel level)
    {
        if (admission == LogAdmission.Full && level < LogLevel.Warning) admission = Wait(line, level);
        if (admission == LogAdmission.AddedCallWriter) _writer.Call();
        if (admission < LogAdmission.Full) return;
        if (admission == LogAdmission.Closed || level < LogLevel.Warning || !StandardError.TryWrite(line)) Drop(level, admission == LogAdmission.Closed ? LossReason.AlreadyShutdown : LossReason.QueueFull);
        if (admission == LogAdmission.Full && Interlocked.Exchange(ref _isFullTold, 1) == 0) TelemetryFailures.Report(TelemetryFailure.LogQueueFull, s_full);
    }

    LogAdmission Wait(ReadOnlySpan<byte> line, LogLevel level)
    {
        long returned = _backlog.Returned;
        // The writer itself makes the room that it would wait for.
        if (_maxWait == TimeSpan.Zero || Volatile.Read(ref _waitedInVain) == returned || _writer.IsCurrentThread) return LogAdmission.Full;
        long start = Stopwatch.GetTimestamp();
        var spin = new SpinWait();
        LogAdmission admission;
        do
        {
            // The writer empties the queue in milliseconds. To spin for it took half of a line's processor time where one thread logged as fast as it could.
            spin.SpinOnce(SpinsBeforeSleep);
            admission = _backlog.Add(line, level);
        }
        while (admission == LogAdmission.Full && Stopwatch.GetElapsedTime(start) < _maxWait);
        if (admission == LogAdmission.Full && returned == _backlog.Returned) Volatile.Write(ref _waitedInVain, returned);
        return admission;
    }

    void Salvage(LogChunk chunk, LossReason reason)
    {
        for (int i = 0; i < chunk.Lines; i++)
        {
            ReadOnlySpan<byte> line = chunk.Line(i, out LogLevel level);
            if (level < LogLevel.Warning || !StandardError.TryWrite(line)) Drop(level, reason);
        }
    }

    void Drop(LogLevel level, LossReason reason)
    {
        Interlocked.Increment(ref _dropped);
        LogOutputs.CountDropped(level);
        TelemetryLosses.Count(Signal, reason);
    }
}
