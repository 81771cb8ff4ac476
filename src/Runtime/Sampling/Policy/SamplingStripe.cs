using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>What one thread has decided. Only it writes here.</summary>
sealed class SamplingStripe(SamplingStripes owner)
{
    // Kept and dropped by reason, in the middle of more than they need: the processor's lines around them are not shared with another thread's.
    internal const int Padding = 8;
    internal const int Reasons = 6;

    internal readonly SamplingStripes Owner = owner;
    internal readonly long[] Decisions = new long[(2 * Padding) + (2 * Reasons)];
    internal long[] Roots = new long[64];

    internal long RootsOf(int site)
    {
        long[] roots = Volatile.Read(ref Roots);
        return site < roots.Length ? Volatile.Read(ref roots[site]) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Count(SamplingReason reason, bool isKept) => Decisions[Padding + (2 * (int)reason) + (isKept ? 0 : 1)]++;

    /// <summary>Counts a root of a site.</summary>
    /// <returns>Whether it is time to look for a burst: seldom, as that takes longer.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool CountRoot(int site)
    {
        const int Often = 64;
        long[] roots = Roots;
        if ((uint)site >= (uint)roots.Length) roots = Grow(site);
        return (++roots[site] & (Often - 1)) == 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    long[] Grow(int site)
    {
        long[] roots = Roots;
        Array.Resize(ref roots, Math.Max(site + 1, 2 * roots.Length));
        Volatile.Write(ref Roots, roots);
        return roots;
    }
}
