using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Adds up cells of one outcome while they are read.</summary>
sealed class DurationAccumulator(DurationBuckets buckets)
{
    readonly long[] _counts = new long[buckets.Count];
    readonly long[] _sums = new long[buckets.Count];

    internal void Add(int bucket, long count, long elapsed)
    {
        _counts[bucket] += count;
        _sums[bucket] += elapsed;
    }

    internal DurationDistribution ToDistribution() =>
        new(buckets.Seconds, _counts, Array.ConvertAll(_sums, static sum => (double)sum / Stopwatch.Frequency));
}
