using System.Diagnostics;

namespace InstrumentGen;

/// <summary>The thread that takes lines from a backlog and hands them to the sink, as few calls as it can, again and again where the sink
/// fails.</summary>
sealed class LogWriter
{
    static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    readonly LogBacklog _backlog;
    readonly ILogSink _sink;
    readonly Action _flushSink;
    readonly TimeProvider _time;
    readonly WakeUp _wakeUp;
    readonly Thread _thread;

    // Who waits for a flush watches these two under the lock.
    readonly object _flushing = new();
    long _flushed;
    bool _isFlushGood = true;
    volatile bool _isGivenUp;
    volatile bool _isFailing;

    internal LogWriter(LogBacklog backlog, ILogSink sink, TimeProvider time)
    {
        _backlog = backlog;
        _sink = sink;
        _flushSink = sink.Flush;
        _time = time;
        _wakeUp = new WakeUp(time);
        _thread = new Thread(Run) { IsBackground = true, Name = "InstrumentGen log" };
        // The execution context of whoever made the log is none of its business.
        _thread.UnsafeStart();
    }

    internal bool IsCurrentThread => Thread.CurrentThread == _thread;

    /// <summary>Whether the sink threw at the last write.</summary>
    internal bool IsFailing => _isFailing;

    internal void Call() => _wakeUp.Call();

    /// <summary>Waits until everything is written and the thread has ended. Only for a closed backlog.</summary>
    /// <returns>Whether it is, in time.</returns>
    internal bool Join(TimeSpan limit) => _thread.Join(limit) && !_isGivenUp;

    /// <summary>Does not try again what fails.</summary>
    internal void GiveUp()
    {
        _isGivenUp = true;
        Call();
    }

    /// <summary>Waits until the flush is done.</summary>
    /// <returns>Whether it is, and did not fail.</returns>
    internal bool Await(long flush, TimeSpan limit)
    {
        long start = Stopwatch.GetTimestamp();
        lock (_flushing)
        {
            while (_flushed < flush)
            {
                TimeSpan left = limit - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero) return false;
                Monitor.Wait(_flushing, left);
            }

            return _isFlushGood;
        }
    }

    void Run()
    {
        WriteToTheEnd();
        Try(_flushSink);
        Try(_sink.Dispose);
    }

    void WriteToTheEnd()
    {
        bool isIdle = false;
        double perByte = 0;
        long last = _time.GetTimestamp();
        while (true)
        {
            TimeSpan rest = _backlog.Rest(isIdle, perByte);
            if (rest != TimeSpan.Zero) _wakeUp.Rest(rest);
            isIdle = false;
            // The first line after a while: others will follow.
            if (rest == Timeout.InfiniteTimeSpan) continue;
            LogOrder order = _backlog.Order();
            isIdle = order.Due == 0;
            long now = _time.GetTimestamp();
            perByte = isIdle ? 0 : (double)_time.GetElapsedTime(last, now).Ticks / order.Due;
            last = now;
            // What is left is taken care of by who gave up.
            if (!WriteOut(order.Due)) return;
            if (order.Flush != _flushed) Flush(order.Flush);
            if (order.IsLast) return;
        }
    }

    /// <returns>False where it was given up.</returns>
    bool WriteOut(long due)
    {
        while (due > 0 && _backlog.Take() is { } chunk)
        {
            due -= chunk.Length;
            if (!Write(chunk)) return false;
            _backlog.Return(chunk);
        }

        return true;
    }

    bool Write(LogChunk chunk)
    {
        TimeSpan pause = s_firstPause;
        while (!_isGivenUp)
        {
            try
            {
                _sink.Write(chunk.Bytes);
                _isFailing = false;
                return true;
            }
            catch (Exception exception)
            {
                _isFailing = true;
                TelemetryFailures.Report(TelemetryFailure.LogSink, exception);
            }

            // Whoever calls now waits for the lines, so that it is tried again at once.
            bool isCalled = _wakeUp.Rest(pause);
            pause = isCalled ? s_firstPause : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, s_longestPause.Ticks));
        }

        return false;
    }

    void Flush(long number)
    {
        bool isGood = Try(_flushSink);
        lock (_flushing)
        {
            _flushed = number;
            _isFlushGood = isGood;
            Monitor.PulseAll(_flushing);
        }
    }

    static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.LogSink, exception);
            return false;
        }
    }
}
