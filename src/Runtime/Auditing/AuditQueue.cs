using System.Diagnostics;

namespace InstrumentGen;

/// <summary>The records that wait to become durable, in order and within their bound, and the word between those who add them and the one thread that writes them.</summary>
sealed class AuditQueue(int capacity)
{
    // A record that nobody waits for may wait for others: to wake a thread for each costs more than the record.
    static readonly TimeSpan s_linger = TimeSpan.FromMilliseconds(5);

    readonly object _gate = new();
    readonly Stack<AuditSlot> _spare = new();
    readonly Queue<AuditSlot> _waiting = new();
    readonly List<AuditSlot> _inHand = [];
    // The writer's alone.
    readonly List<AuditCompletion> _told = [];
    int _held;
    long _refusedSince;
    bool _isUrgent;
    bool _isClosed;
    bool _isWriterResting;

    /// <summary>What those wait for who block until their record is durable.</summary>
    internal AuditBell Bell { get; } = AuditBell.Create();

    /// <summary>The records that are not durable yet.</summary>
    internal int Count
    {
        get
        {
            lock (_gate) return Total;
        }
    }

    /// <summary>Adds a record; where the queue is full, waits.</summary>
    /// <returns>Whether it was added: not where the queue is closed, or stays full for so long.</returns>
    internal bool TryAdd(ReadOnlySpan<byte> record, AuditCompletion? receipt, bool isAttempt, TimeSpan timeout)
    {
        lock (_gate)
        {
            if (!IsReducedTo(capacity - 1, timeout, orClosed: true) || _isClosed) return false;
            if (!_spare.TryPop(out AuditSlot? slot)) slot = new AuditSlot();
            slot.Set(record, receipt, isAttempt);
            _waiting.Enqueue(slot);
            if (receipt is not null) _isUrgent = true;
            // A writer that lingers looks again by itself, unless somebody waits or the queue fills.
            if (_isWriterResting && (_waiting.Count == 1 || receipt is not null || _waiting.Count > capacity / 2)) Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>For the writer: whether nothing has come. Without the lock: those that come want it, and who reads an old count looks again at once.</summary>
    internal bool IsEmpty => _waiting.Count == 0;

    /// <summary>Whether it takes no more records.</summary>
    internal bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>Has everything written at once.</summary>
    internal void Hurry()
    {
        lock (_gate)
        {
            _isUrgent = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes no more records.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = _isUrgent = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until all records are durable.</summary>
    internal bool Drain(TimeSpan timeout)
    {
        lock (_gate) return IsReducedTo(0, timeout, orClosed: false);
    }

    /// <summary>For the writer: the next records, and before them those that it could not write. Waits for some.</summary>
    /// <returns>Whether there are any: not where the queue is closed and empty.</returns>
    internal bool Take(List<ReadOnlyMemory<byte>> records, int most)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && _inHand.Count == 0 && !_isClosed) Rest(Timeout.InfiniteTimeSpan);
            if (!_isUrgent && _inHand.Count == 0 && _waiting.Count <= capacity / 2) Rest(s_linger);
            foreach (AuditSlot slot in _inHand) records.Add(slot.Record);
            TakeWaiting(records, most);
            return records.Count > 0;
        }
    }

    /// <summary>For the writer: those that came since it took some, which it then has in hand too.</summary>
    /// <returns>Whether there are any.</returns>
    internal bool TryTakeMore(List<ReadOnlyMemory<byte>> records, int most)
    {
        if (IsEmpty) return false;
        lock (_gate) return TakeWaiting(records, most);
    }

    /// <summary>For the writer: what it has in hand is durable.</summary>
    /// <returns>How many records come at once, where several callers wait in turn: those that wait already, and one of each who was told.</returns>
    internal int Done()
    {
        int expected;
        lock (_gate)
        {
            foreach (AuditSlot slot in _inHand) Finish(slot);
            expected = _told.Count > 1 ? _told.Count + _waiting.Count : 0;
            _inHand.Clear();
            _held = 0;
            _refusedSince = 0;
            Monitor.PulseAll(_gate);
        }

        Settle(AuditSettlement.Durable);
        return expected;
    }

    /// <summary>For the writer: what it has in hand could not be written. Attempts are given up, whoever waits for another record is told, and those are kept.</summary>
    internal void Failed(Exception failure)
    {
        lock (_gate)
        {
            foreach (AuditSlot slot in _inHand)
            {
                if (slot.IsAttempt) Finish(slot);
                else Tell(slot);
            }

            _inHand.RemoveAll(static slot => slot.IsAttempt);
            _held = _inHand.Count;
            if (_refusedSince == 0) _refusedSince = Stopwatch.GetTimestamp();
            Monitor.PulseAll(_gate);
        }

        Settle(new AuditSettlement(false, failure));
    }

    /// <summary>For the writer: waits after a failure, and not longer than the least time where somebody waits or the queue is closed.</summary>
    internal void Pause(TimeSpan least, TimeSpan most)
    {
        long start = Environment.TickCount64;
        lock (_gate)
        {
            while (true)
            {
                double left = (_isUrgent || _isClosed ? least : most).TotalMilliseconds - (Environment.TickCount64 - start);
                if (left <= 0) return;
                Rest(TimeSpan.FromMilliseconds(left));
            }
        }
    }

    /// <summary>The records that the store has refused and that will come to it again.</summary>
    internal int Held
    {
        get
        {
            lock (_gate) return _held;
        }
    }

    /// <summary>How long the store has refused what it was given; zero where it took the last.</summary>
    internal TimeSpan Refusing
    {
        get
        {
            lock (_gate) return _refusedSince == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_refusedSince);
        }
    }

    int Total => _waiting.Count + _inHand.Count;

    // Waits, under the lock, until so many records are left, and has the writer hurry.
    bool IsReducedTo(int most, TimeSpan timeout, bool orClosed)
    {
        if (Total <= most) return true;
        long end = timeout == Timeout.InfiniteTimeSpan ? long.MaxValue : Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        while (Total > most && !(orClosed && _isClosed))
        {
            _isUrgent = true;
            Monitor.PulseAll(_gate);
            long left = Math.Min(end - Environment.TickCount64, int.MaxValue);
            if (left <= 0 || !Monitor.Wait(_gate, TimeSpan.FromMilliseconds(left))) return Total <= most;
        }

        return true;
    }

    bool TakeWaiting(List<ReadOnlyMemory<byte>> records, int most)
    {
        int before = records.Count;
        while (records.Count < most && _waiting.TryDequeue(out AuditSlot? slot))
        {
            _inHand.Add(slot);
            records.Add(slot.Record);
        }

        if (_waiting.Count == 0) _isUrgent = _isClosed;
        return records.Count > before;
    }

    void Finish(AuditSlot slot)
    {
        Tell(slot);
        slot.Clear();
        _spare.Push(slot);
    }

    void Tell(AuditSlot slot)
    {
        if (slot.TakeReceipt() is { } receipt) _told.Add(receipt);
    }

    // Not under the lock: who wakes up comes again at once, and would wait for it.
    void Settle(AuditSettlement settlement)
    {
        if (_told.Count == 0) return;
        foreach (AuditCompletion receipt in _told) receipt.Settle(settlement);
        _told.Clear();
        Bell.Ring();
    }

    void Rest(TimeSpan time)
    {
        _isWriterResting = true;
        Monitor.Wait(_gate, time);
        _isWriterResting = false;
    }
}
