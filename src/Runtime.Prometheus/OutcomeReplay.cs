using Prometheus;

namespace InstrumentGen.Prometheus;

/// <summary>Observes in one child what its cells have counted since the last time: per bucket the number of calls, at their mean.</summary>
/// <remarks>prometheus-net adds value x count to the sum. What it has added is remembered, and the next mean is taken from what is then
/// missing, so rounding and clamping of one replay are made up for by the next and do not add up over the life of a process.</remarks>
sealed class OutcomeReplay
{
    readonly IHistogram _child;
    readonly IReadOnlyList<double> _bounds;
    readonly long[] _counts;
    readonly double[] _sums;

    internal OutcomeReplay(IHistogram child, IReadOnlyList<double> bounds)
    {
        _child = child;
        _bounds = bounds;
        _counts = new long[bounds.Count + 1];
        _sums = new double[bounds.Count + 1];
    }

    internal void Replay(DurationDistribution total)
    {
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            long calls = total.Counts[bucket] - _counts[bucket];
            if (calls <= 0) continue;
            double mean = Clamp((total.Sums[bucket] - _sums[bucket]) / calls, bucket);
            _child.Observe(mean, calls);
            _counts[bucket] += calls;
            _sums[bucket] += mean * calls;
        }
    }

    // The mean of values that all equal a bound can come out above it by rounding, and a count may be read before its sum: the value must
    // fall into the bucket that was counted.
    double Clamp(double mean, int bucket)
    {
        double above = bucket == 0 ? 0 : Math.BitIncrement(_bounds[bucket - 1]);
        double upTo = bucket == _bounds.Count ? double.MaxValue : _bounds[bucket];
        return Math.Clamp(mean, above, upTo);
    }
}
