using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What becomes of a record, for the one caller that waits for it.</summary>
/// <param name="bell">What the caller waits for, where it blocks.</param>
sealed class AuditCompletion(AuditBell bell)
{
    TaskCompletionSource<AuditSettlement>? _task;
    AuditSettlement _settlement;
    bool _isSettled;

    /// <summary>Says what became of it. The bell has to be rung then.</summary>
    internal void Settle(AuditSettlement settlement)
    {
        _settlement = settlement;
        Volatile.Write(ref _isSettled, true);
        // Either this sees the task, or whoever makes it sees that it is settled.
        Interlocked.MemoryBarrier();
        _task?.TrySetResult(settlement);
    }

    /// <summary>Blocks until it is known.</summary>
    /// <returns>Whether it is, within the time.</returns>
    internal bool TryWait(TimeSpan timeout, out AuditSettlement settlement)
    {
        bool isSettled = Await(timeout);
        settlement = isSettled ? _settlement : default;
        return isSettled;
    }

    /// <summary>For a caller that does not block. Its continuations run on threads of the pool, never on the store's.</summary>
    internal Task<AuditSettlement> AsTask()
    {
        var task = new TaskCompletionSource<AuditSettlement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _task = task;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isSettled)) task.TrySetResult(_settlement);
        return task.Task;
    }

    bool Await(TimeSpan timeout)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan left = timeout;
        while (true)
        {
            int strokes = bell.Strokes;
            if (Volatile.Read(ref _isSettled)) return true;
            if (timeout != Timeout.InfiniteTimeSpan)
            {
                left = timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero) return false;
            }

            bell.Await(strokes, left);
        }
    }
}
