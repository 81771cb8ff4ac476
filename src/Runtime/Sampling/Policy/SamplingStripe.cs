using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>What was decided on one page of a stack, or by one thread: only one thread at a time writes here.</summary>
/// <remarks>Rows of counts, kept and dropped in turn by reason: the first is for all sites whose rate is not kept, each site whose rate is has one of its own. So a
/// decision counts once, for its reason and its site.</remarks>
sealed class SamplingStripe(ulong page)
{
    internal const int Reasons = 6;

    /// <summary>The row of all sites whose rate is not kept.</summary>
    internal const int SharedRow = 0;

    const int RowLength = 2 * Reasons;

    // The counts are in the middle of more than they need: the processor's lines around them are not shared with another thread's.
    const int Padding = 8;

    /// <summary>The number of the page; 0 where it is a thread's.</summary>
    internal readonly ulong Page = page;

    /// <summary>What the parent was kept by, last: nearly all spans of a trace have the one <c>tracestate</c>, and then need not look for it.</summary>
    internal RenderedThreshold Last = RenderedThreshold.Of(SamplingThreshold.Always);

    long[] _counts = new long[RowLength + (2 * Padding)];

    internal static int RowOf(SamplingSite site) => 1 + site.Index;

    /// <summary>Where what is kept is counted; what is dropped is, behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int PlaceOf(int row, SamplingReason reason) => Padding + (row * RowLength) + (2 * (int)reason);

    /// <summary>Counts a decision.</summary>
    /// <returns>How many there are now.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long Count(int place)
    {
        long[] counts = _counts;
        if ((uint)place >= (uint)counts.Length) counts = Grow(place);
        // Checked once, above.
        return ++Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(counts), place);
    }

    /// <summary>Counts a decision of a site whose rate is not kept, or on a child.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Count(SamplingReason reason, bool isKept) => Count(PlaceOf(SharedRow, reason) + (isKept ? 0 : 1));

    /// <summary>The roots of a row.</summary>
    internal long RootsOf(int row)
    {
        long[] counts = Volatile.Read(ref _counts);
        long sum = 0;
        int end = Math.Min(PlaceOf(row, SamplingReason.Parent), counts.Length);
        for (int place = PlaceOf(row, default); place < end; place++) sum += Volatile.Read(ref counts[place]);
        return sum;
    }

    /// <summary>Adds the decisions of all rows, kept and dropped in turn by reason.</summary>
    internal void AddTo(long[] sums)
    {
        long[] counts = Volatile.Read(ref _counts);
        for (int place = Padding; place < counts.Length; place++) sums[(place - Padding) % RowLength] += Volatile.Read(ref counts[place]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    long[] Grow(int place)
    {
        long[] counts = _counts;
        Array.Resize(ref counts, Math.Max(place + RowLength + Padding, 2 * counts.Length));
        Volatile.Write(ref _counts, counts);
        return counts;
    }
}
