using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>The lines that wait to be written, in order and within their bounds, and the word between those who add them and the one thread that
/// writes them. Safe to use from any thread.</summary>
/// <remarks>A line is copied within some nanoseconds, so the lock is one that spins: <see cref="Lock"/> costs twice as much where one thread
/// logs and five times as much where eight do. Nothing is done under it but copying and moving references.</remarks>
sealed class LogBacklog(LogQueueOptions options)
{
    /// <summary>So many bytes are written without waiting for more. To wake a thread costs as much as to copy some hundred lines.</summary>
    const int Batch = 4 * LogChunk.Size;

    const long Never = long.MaxValue;

    readonly LogChunks _chunks = new(mostSpare: Math.Max(2, options.Capacity / LogChunk.Size));
    readonly long _capacity = options.Capacity;
    readonly long _capacityAndReserve = (long)options.Capacity + options.Reserve;
    readonly TimeSpan _maxDelay = options.MaxDelay;
    SpinLock _gate = new(enableThreadOwnerTracking: false);
    LogChunk? _inHand;

    // All in bytes. What was added and is not yet written is waiting.
    long _added;
    long _taken;
    long _waiting;
    long _batch = Math.Clamp(options.Capacity / 2, 1, Batch);

    // The writer is called when so much is waiting, and not while it works.
    long _callAt = Never;
    long _flushes;
    bool _isUrgent;
    bool _isClosed;

    internal LogAdmission Add(ReadOnlySpan<byte> line, LogLevel level)
    {
        using var held = new Holding(ref _gate);
        if (_isClosed) return LogAdmission.Closed;
        long waiting = _waiting + line.Length;
        // A line that is larger than the bound is taken when nothing else waits: it would never get through otherwise.
        if (waiting > (level >= LogLevel.Warning ? _capacityAndReserve : _capacity) && _waiting != 0) return LogAdmission.Full;
        if (!_chunks.TryAdd(line, level)) return LogAdmission.Full;
        _added += line.Length;
        _waiting = waiting;
        bool isUrgent = level == LogLevel.Critical;
        if (isUrgent) _isUrgent = true;
        if (_callAt == Never || (waiting < _callAt && !isUrgent)) return LogAdmission.Added;
        _callAt = Never;
        return LogAdmission.AddedCallWriter;
    }

    /// <summary>Asks for everything that was added to be written and flushed. The writer has to be called.</summary>
    /// <returns>The flush's number; 0 where the backlog is closed.</returns>
    internal long AskFlush()
    {
        using var held = new Holding(ref _gate);
        if (_isClosed) return 0;
        _isUrgent = true;
        return ++_flushes;
    }

    /// <summary>From now on nothing waits for other lines.</summary>
    internal void Hurry()
    {
        using var held = new Holding(ref _gate);
        _batch = 1;
    }

    /// <summary>Takes no more lines. The writer has to be called.</summary>
    /// <returns>Whether it was open.</returns>
    internal bool Close()
    {
        using var held = new Holding(ref _gate);
        if (_isClosed) return false;
        _isUrgent = true;
        return _isClosed = true;
    }

    /// <summary>For the writer: how long it may rest.</summary>
    /// <param name="isIdle">Whether it has already waited for a line once and none came: then only a line ends its rest.</param>
    internal TimeSpan Rest(bool isIdle)
    {
        using var held = new Holding(ref _gate);
        if (_isUrgent || _waiting >= _batch) return TimeSpan.Zero;
        bool isEmpty = isIdle && _waiting == 0;
        _callAt = isEmpty ? 1 : _batch;
        return isEmpty ? Timeout.InfiniteTimeSpan : _maxDelay;
    }

    /// <summary>For the writer: what it is to do now.</summary>
    internal LogOrder Order()
    {
        using var held = new Holding(ref _gate);
        _callAt = Never;
        _isUrgent = false;
        return new LogOrder(_added, _flushes, _isClosed);
    }

    /// <summary>For the writer: the oldest lines, where they are due.</summary>
    internal LogChunk? Take(long due)
    {
        using var held = new Holding(ref _gate);
        if (_taken >= due || _chunks.Take() is not { } chunk) return null;
        _taken += chunk.Length;
        return _inHand = chunk;
    }

    /// <summary>For the writer: what it took is written.</summary>
    internal void Return(LogChunk chunk)
    {
        using var held = new Holding(ref _gate);
        _inHand = null;
        _waiting -= chunk.Length;
        _chunks.Return(chunk);
    }

    /// <summary>Takes out everything, what the writer has in hand too: it is stuck with it. Only for a closed backlog.</summary>
    internal IReadOnlyList<LogChunk> Abandon()
    {
        List<LogChunk> left = [];
        using var held = new Holding(ref _gate);
        if (_inHand is { } inHand) left.Add(inHand);
        while (_chunks.Take() is { } chunk) left.Add(chunk);
        return left;
    }

    readonly ref struct Holding
    {
        readonly ref SpinLock _gate;

        internal Holding(ref SpinLock gate)
        {
            _gate = ref gate;
            bool isHeld = false;
            gate.Enter(ref isHeld);
        }

        public void Dispose() => _gate.Exit(useMemoryBarrier: false);
    }
}
