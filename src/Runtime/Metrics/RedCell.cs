using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>The durations of one operation, one outcome and one stripe: per bucket a count and a sum, side by side.</summary>
/// <remarks>Sums are whole <see cref="Stopwatch"/> units, so they are exact and do not depend on the order of calls. Only the stripe's
/// owner writes; a reader may see a call's count before its sum, never a torn number (64-bit loads and stores are atomic on 64-bit
/// processes). A structure around its array: one load fewer on the hot path.</remarks>
readonly struct RedCell(int buckets)
{
    readonly long[]? _countsAndSums = new long[2 * buckets];

    internal bool Exists => _countsAndSums is not null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(int bucket, long elapsed)
    {
        long[] cells = _countsAndSums!;
        int index = 2 * bucket;
        if ((uint)(index + 1) >= (uint)cells.Length) return;
        cells[index]++;
        cells[index + 1] += elapsed;
    }

    internal void AddTo(DurationAccumulator accumulator)
    {
        long[] cells = _countsAndSums!;
        for (int bucket = 0; 2 * bucket < cells.Length; bucket++)
        {
            accumulator.Add(bucket, Volatile.Read(ref cells[2 * bucket]), Volatile.Read(ref cells[(2 * bucket) + 1]));
        }
    }
}
