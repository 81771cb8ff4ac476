namespace InstrumentGen;

/// <summary>What becomes of a record, for the one caller that waits for it.</summary>
/// <remarks>A task would do, but to wait for one spins first: eight callers on two processors then take the time that the store's thread and others need. With an event of the thread's own the
/// processor time of a record fell to a third.</remarks>
sealed class AuditCompletion
{
    const int Open = 0;
    const int Awaited = 1;
    const int Settled = 2;

    // One at a time: a thread that waits does nothing else.
    [ThreadStatic] static AutoResetEvent? s_ofThread;

    AutoResetEvent? _signal;
    TaskCompletionSource<AuditSettlement>? _task;
    AuditSettlement _settlement;
    int _state;

    /// <summary>Tells the caller.</summary>
    internal void Settle(AuditSettlement settlement)
    {
        _settlement = settlement;
        if (Interlocked.Exchange(ref _state, Settled) == Awaited) _signal!.Set();
        _task?.TrySetResult(settlement);
    }

    /// <summary>Blocks until it is known.</summary>
    /// <returns>Whether it is, within the time.</returns>
    internal bool TryWait(TimeSpan timeout, out AuditSettlement settlement)
    {
        bool isSettled = Volatile.Read(ref _state) == Settled || Sleep(timeout);
        settlement = isSettled ? _settlement : default;
        return isSettled;
    }

    /// <summary>For a caller that does not block. Its continuations run on threads of the pool, never on the store's.</summary>
    internal Task<AuditSettlement> AsTask()
    {
        var task = new TaskCompletionSource<AuditSettlement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _task = task;
        // Either this sees that it is settled, or whoever settles it sees the task.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _state) == Settled) task.TrySetResult(_settlement);
        return task.Task;
    }

    bool Sleep(TimeSpan timeout)
    {
        AutoResetEvent signal = _signal = s_ofThread ??= new AutoResetEvent(false);
        // While it is in use here it is nobody's: one that is left by an exception, and may be set later, is not used again.
        s_ofThread = null;
        bool isSettled = Interlocked.CompareExchange(ref _state, Awaited, Open) != Open || signal.WaitOne(timeout);
        if (!isSettled && Interlocked.CompareExchange(ref _state, Open, Awaited) != Awaited)
        {
            // It was settled just now, and the event is set or about to be.
            isSettled = signal.WaitOne();
        }

        s_ofThread = signal;
        return isSettled;
    }
}
