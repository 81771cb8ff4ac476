namespace InstrumentGen;

/// <summary>Gives every thread a small number of its own, and a number whose thread has ended to the next new thread.</summary>
/// <remarks>A thread that owns a stripe may add to it without an interlocked instruction (5 ns each on the machines measured). Counts are
/// cumulative, so a stripe that changes hands keeps them: nothing is folded when a thread ends.</remarks>
static class ThreadStripe
{
    static readonly Lock s_lock = new();
    static readonly Stack<int> s_free = new();
    static int s_highest;

    [ThreadStatic] static int s_ofThread;
    [ThreadStatic] static Lease? s_leaseOfThread;

    /// <summary>This thread's number from 1 up, or 0 before <see cref="Acquire"/>.</summary>
    internal static int Index => s_ofThread;

    internal static int Acquire()
    {
        if (s_ofThread != 0) return s_ofThread;
        lock (s_lock)
        {
            if (!s_free.TryPop(out int index)) index = ++s_highest;
            s_leaseOfThread = new Lease(index);
            return s_ofThread = index;
        }
    }

    static void Release(int index)
    {
        lock (s_lock) s_free.Push(index);
    }

    // Only the thread's own static holds the lease: it is collected when the thread is gone, and no sooner.
    sealed class Lease(int index)
    {
        ~Lease() => Release(index);
    }
}
