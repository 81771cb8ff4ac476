using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace InstrumentGen;

/// <summary>The upper bounds of a duration histogram, prepared so that a duration finds its bucket in a few instructions.</summary>
public sealed class DurationBuckets : IEquatable<DurationBuckets>
{
    /// <summary>The bounds in seconds that an operation has unless <see cref="MeteredAttribute.Buckets"/> says otherwise.</summary>
    /// <value>0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5 and 10 seconds: the boundaries that the
    /// OpenTelemetry semantic conventions advise for duration metrics in seconds.</value>
    public static ReadOnlyCollection<double> Default { get; } =
        new([0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]);

    internal static DurationBuckets Standard { get; } = new([.. Default]);

    readonly long[] _bounds;
    readonly long _first;
    readonly byte[] _firstCandidate = new byte[64];

    DurationBuckets(double[] seconds)
    {
        Seconds = Array.AsReadOnly(seconds);
        _bounds = Array.ConvertAll(seconds, ToTimestampUnits);
        _first = _bounds.Length == 0 ? long.MaxValue : _bounds[0];
        for (int power = 0; power < 64; power++)
        {
            // A duration of 0 is looked up by the lowest bit as well, and a bound below one unit holds it.
            long smallest = power == 0 ? 0 : power == 63 ? long.MaxValue : 1L << power;
            int candidate = 0;
            while (candidate < _bounds.Length && _bounds[candidate] < smallest) candidate++;
            _firstCandidate[power] = (byte)candidate;
        }
    }

    /// <summary>The upper bounds in seconds, ascending. A bound belongs to its bucket.</summary>
    public ReadOnlyCollection<double> Seconds { get; }

    /// <summary>Whether the other has the same bounds.</summary>
    /// <param name="other">The buckets to compare with.</param>
    /// <returns><see langword="true"/> where each bound is the same.</returns>
    public bool Equals(DurationBuckets? other) => other is not null && Seconds.SequenceEqual(other.Seconds);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DurationBuckets);

    /// <inheritdoc/>
    public override int GetHashCode() => Seconds.Aggregate(Seconds.Count, HashCode.Combine);

    /// <summary>The number of buckets: one more than there are bounds.</summary>
    internal int Count => _bounds.Length + 1;

    /// <summary>The buckets for bounds from outside, or <see langword="null"/> where they are not positive, finite, strictly ascending
    /// and at most 200.</summary>
    internal static DurationBuckets? TryCreate(ReadOnlySpan<double> seconds)
    {
        if (seconds.Length > 200) return null;
        double previous = 0;
        foreach (double bound in seconds)
        {
            if (!double.IsFinite(bound) || bound <= previous) return null;
            previous = bound;
        }

        return new DurationBuckets(seconds.ToArray());
    }

    /// <summary>The bucket of a duration in <see cref="Stopwatch"/> units: the highest bit jumps to the first bound that can hold it, so
    /// that one comparison mostly decides.</summary>
    internal int IndexOf(long elapsed) => elapsed <= _first ? 0 : Search(elapsed);

    int Search(long elapsed)
    {
        long[] bounds = _bounds;
        int index = _firstCandidate[BitOperations.Log2((ulong)elapsed | 1)];
        while (index < bounds.Length && elapsed > bounds[index]) index++;
        return index;
    }

    // Through decimal, because 0.0025 * 1e9 is 2499999.9999999995 in binary and would lose the bound's own value to the next bucket.
    static long ToTimestampUnits(double seconds)
    {
        if (seconds >= (double)long.MaxValue / Stopwatch.Frequency) return long.MaxValue;
        decimal units = decimal.Parse(seconds.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
            * Stopwatch.Frequency;
        return units >= long.MaxValue ? long.MaxValue : (long)decimal.Floor(units);
    }
}
