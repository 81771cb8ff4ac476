namespace InstrumentGen;

/// <summary>What all samplers of the process have decided, those that are gone included.</summary>
/// <remarks>A sampler still decides after it was disposed of, so its counts are taken over when it is collected, by the finalizer of its stripes. Until that has run, the
/// reference here, which follows an object through its finalization, still finds them: the sum never goes back.</remarks>
static class SamplingTotals
{
    static readonly Lock s_lock = new();
    static readonly LinkedList<WeakReference<SamplingStripes>> s_live = [];
    static readonly long[] s_gone = new long[2 * SamplingStripe.Reasons];
    static bool s_isAny;

    /// <summary>Whether there has been a sampler.</summary>
    internal static bool IsAny
    {
        get
        {
            lock (s_lock) return s_isAny;
        }
    }

    /// <returns>Its place, to be given back: to look for it would take the finalizer longer the more there are.</returns>
    internal static LinkedListNode<WeakReference<SamplingStripes>> Add(SamplingStripes stripes)
    {
        lock (s_lock)
        {
            s_isAny = true;
            return s_live.AddLast(new WeakReference<SamplingStripes>(stripes, trackResurrection: true));
        }
    }

    /// <summary>For the finalizer of the stripes: keeps their counts and lets them go.</summary>
    internal static void TakeOver(SamplingStripes stripes, LinkedListNode<WeakReference<SamplingStripes>> place)
    {
        lock (s_lock)
        {
            Sum(s_gone, stripes);
            s_live.Remove(place);
        }
    }

    /// <summary>Kept and dropped in turn, by reason.</summary>
    internal static SamplingCounts Read()
    {
        lock (s_lock)
        {
            long[] sums = [.. s_gone];
            foreach (WeakReference<SamplingStripes> one in s_live)
            {
                if (one.TryGetTarget(out SamplingStripes? stripes)) Sum(sums, stripes);
            }

            return new SamplingCounts(sums);
        }
    }

    static void Sum(long[] sums, SamplingStripes stripes)
    {
        long[] decisions = stripes.Decisions();
        for (int index = 0; index < sums.Length; index++) sums[index] += decisions[index];
    }
}
