using System.Collections.ObjectModel;

namespace InstrumentGen;

/// <summary>Durations in buckets: per bucket how many calls there were and the sum of their seconds.</summary>
public sealed class DurationDistribution
{
    internal DurationDistribution(ReadOnlyCollection<double> bounds, long[] counts, double[] sums)
    {
        Bounds = bounds;
        Counts = Array.AsReadOnly(counts);
        Sums = Array.AsReadOnly(sums);
        Count = counts.Sum();
        Sum = sums.Sum();
    }

    /// <summary>The upper bounds in seconds, ascending. A bound belongs to its bucket.</summary>
    public ReadOnlyCollection<double> Bounds { get; }

    /// <summary>Calls per bucket, not cumulative: one figure per bound, and a last one for what is above them all.</summary>
    public ReadOnlyCollection<long> Counts { get; }

    /// <summary>Seconds per bucket, in the order of <see cref="Counts"/>.</summary>
    public ReadOnlyCollection<double> Sums { get; }

    /// <summary>All calls.</summary>
    public long Count { get; }

    /// <summary>All seconds.</summary>
    public double Sum { get; }

    /// <summary>Estimates a quantile in seconds, by straight-line interpolation inside the bucket that holds it, as PromQL's
    /// <c>histogram_quantile</c> does: a quantile above the last bound is that bound.</summary>
    /// <param name="quantile">From 0 to 1; 0.95 is the 95th percentile.</param>
    /// <returns>Seconds, or <see cref="double.NaN"/> where there were no calls.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantile"/> is not from 0 to 1.</exception>
    /// <example><code>double p95 = snapshot.Duration.Quantile(0.95);</code></example>
    public double Quantile(double quantile)
    {
        if (!(quantile >= 0 && quantile <= 1)) throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "A quantile is from 0 to 1.");
        if (Count == 0) return double.NaN;
        double rank = quantile * Count;
        long below = 0;
        for (int bucket = 0; bucket < Bounds.Count; bucket++)
        {
            if (Counts[bucket] > 0 && below + Counts[bucket] >= rank) return Interpolate(bucket, (rank - below) / Counts[bucket]);
            below += Counts[bucket];
        }

        return Bounds.Count == 0 ? Sum / Count : Bounds[^1];
    }

    internal DurationDistribution Plus(DurationDistribution other) => new(
        Bounds,
        [.. Counts.Zip(other.Counts, static (one, two) => one + two)],
        [.. Sums.Zip(other.Sums, static (one, two) => one + two)]);

    double Interpolate(int bucket, double share)
    {
        double lower = bucket == 0 ? 0 : Bounds[bucket - 1];
        return lower + ((Bounds[bucket] - lower) * share);
    }
}
