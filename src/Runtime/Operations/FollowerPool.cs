namespace InstrumentGen;

/// <summary>Followers that wait to be used again: one for each thread, and one for each processor for those that are made on one thread and end on
/// another.</summary>
static class FollowerPool<TFollower>
    where TFollower : class, new()
{
    static readonly TFollower?[] s_ofProcessors = new TFollower?[Environment.ProcessorCount];

    [ThreadStatic] static TFollower? s_ofThread;

    internal static TFollower Rent()
    {
        TFollower? follower = s_ofThread;
        if (follower is not null)
        {
            s_ofThread = null;
            return follower;
        }

        return Interlocked.Exchange(ref OfProcessor, null) ?? new TFollower();
    }

    internal static void Return(TFollower follower)
    {
        if (s_ofThread is null) s_ofThread = follower;
        else Volatile.Write(ref OfProcessor, follower);
    }

    static ref TFollower? OfProcessor => ref s_ofProcessors[(uint)Thread.GetCurrentProcessorId() % (uint)s_ofProcessors.Length];
}
