using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>The lines that wait to be written, in order and within their bounds, and the word between those who add them and the one thread that
/// writes them. Safe to use from any thread.</summary>
/// <remarks>A line is copied within some nanoseconds, so the lock is one that spins: <see cref="Lock"/> costs twice as much where one thread
/// logs and five times as much where eight do. Nothing is done under it but copying and moving references.</remarks>
sealed class LogBacklog(LogQueueOptions options)
{
    /// <summary>So many bytes are written without waiting for more. To wake a thread costs as much as to copy some hundred lines: with a fourth of this, waking
    /// was a seventh of the price of a line.</summary>
    const int Batch = 16 * LogChunk.Size;

    const long Never = long.MaxValue;

    readonly LogChunks _chunks = new(mostSpare: Math.Max(2, options.Capacity / LogChunk.Size));
    readonly long _capacity = options.Capacity;
    readonly long _capacityAndReserve = (long)options.Capacity + options.Reserve;
    readonly TimeSpan _maxDelay = options.MaxDelay;
    LogChunk? _inHand;
    long _batch = Math.Clamp(options.Capacity / 2, 1, Batch);
    long _flushes;
    long _returned;
    State _state = new() { Gate = new SpinLock(enableThreadOwnerTracking: false), CallAt = Never };

    /// <summary>How many times something was written: while it stays the same, the sink is stuck.</summary>
    internal long Returned => Volatile.Read(ref _returned);

    /// <summary>The bytes that were added and are not yet written. Read without the lock: nobody who logs waits for who looks.</summary>
    internal long Waiting => Volatile.Read(ref _state.Waiting);

    internal LogAdmission Add(ReadOnlySpan<byte> line, LogLevel level)
    {
        using var held = new Holding(ref _state.Gate);
        if (_state.IsClosed) return LogAdmission.Closed;
        long waiting = _state.Waiting + line.Length;
        // A line that is larger than the bound is taken when nothing else waits: it would never get through otherwise.
        if (waiting > (level >= LogLevel.Warning ? _capacityAndReserve : _capacity) && _state.Waiting != 0) return LogAdmission.Full;
        if (!_chunks.TryAdd(line, level)) return LogAdmission.Full;
        _state.Waiting = waiting;
        bool isUrgent = level == LogLevel.Critical;
        if (isUrgent) _state.IsUrgent = true;
        if (_state.CallAt == Never || (waiting < _state.CallAt && !isUrgent)) return LogAdmission.Added;
        _state.CallAt = Never;
        return LogAdmission.AddedCallWriter;
    }

    /// <summary>Asks for everything that was added to be written and flushed. The writer has to be called.</summary>
    /// <returns>The flush's number; 0 where the backlog is closed.</returns>
    internal long AskFlush()
    {
        using var held = new Holding(ref _state.Gate);
        if (_state.IsClosed) return 0;
        _state.IsUrgent = true;
        return ++_flushes;
    }

    /// <summary>From now on nothing waits for other lines.</summary>
    internal void Hurry()
    {
        using var held = new Holding(ref _state.Gate);
        _batch = 1;
    }

    /// <summary>Takes no more lines. The writer has to be called.</summary>
    /// <returns>Whether it was open.</returns>
    internal bool Close()
    {
        using var held = new Holding(ref _state.Gate);
        if (_state.IsClosed) return false;
        _state.IsUrgent = true;
        return _state.IsClosed = true;
    }

    /// <summary>For the writer: how long it may rest.</summary>
    /// <param name="isIdle">Whether it has already waited for a line once and none came: then only a line ends its rest.</param>
    /// <param name="perByte">How long a byte took to come, of late, in ticks; 0 where that is not known.</param>
    /// <remarks>Where lines come steadily, it is not they that end its rest but the time in which a batch of them will have come: to call it took who logs 27 microseconds, 5 ns of
    /// each line of a full load. They call it where twice as much has come.</remarks>
    internal TimeSpan Rest(bool isIdle, double perByte)
    {
        using var held = new Holding(ref _state.Gate);
        if (_state.IsUrgent || _state.Waiting >= _batch) return TimeSpan.Zero;
        bool isEmpty = isIdle && _state.Waiting == 0;
        if (isEmpty)
        {
            _state.CallAt = 1;
            return Timeout.InfiniteTimeSpan;
        }

        var pace = TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (long)Math.Min(perByte * (_batch - _state.Waiting), _maxDelay.Ticks)));
        bool isSteady = perByte > 0 && pace < _maxDelay && _capacity >= 4 * _batch;
        _state.CallAt = isSteady ? 2 * _batch : _batch;
        return isSteady ? pace : _maxDelay;
    }

    /// <summary>For the writer: what it is to do now.</summary>
    internal LogOrder Order()
    {
        using var held = new Holding(ref _state.Gate);
        _state.CallAt = Never;
        _state.IsUrgent = false;
        return new LogOrder(_state.Waiting, _flushes, _state.IsClosed);
    }

    /// <summary>For the writer: the oldest lines.</summary>
    internal LogChunk? Take()
    {
        using var held = new Holding(ref _state.Gate);
        return _inHand = _chunks.Take();
    }

    /// <summary>For the writer: what it took is written.</summary>
    internal void Return(LogChunk chunk)
    {
        using var held = new Holding(ref _state.Gate);
        _inHand = null;
        Volatile.Write(ref _returned, _returned + 1);
        _state.Waiting -= chunk.Length;
        _chunks.Return(chunk);
    }

    /// <summary>Takes out everything, what the writer has in hand too: it is stuck with it. Only for a closed backlog.</summary>
    internal IReadOnlyList<LogChunk> Abandon()
    {
        List<LogChunk> left = [];
        using var held = new Holding(ref _state.Gate);
        if (_inHand is { } inHand) left.Add(inHand);
        while (_chunks.Take() is { } chunk) left.Add(chunk);
        return left;
    }

    /// <summary>What each line changes, side by side: it goes from processor to processor with them.</summary>
    struct State
    {
        internal SpinLock Gate;
        internal bool IsUrgent;
        internal bool IsClosed;

        /// <summary>The bytes that were added and are not yet written.</summary>
        internal long Waiting;

        /// <summary>The writer is called when so much is waiting. Never while it works.</summary>
        internal long CallAt;
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
