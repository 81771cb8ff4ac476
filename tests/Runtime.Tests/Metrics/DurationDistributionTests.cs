using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class DurationDistributionTests
{
    const double Rounding = 1e-9;

    static readonly Gen<double[]> s_bounds = Gen.Double[0.000_001, 1_000].Array[1, 20]
        .Select(static bounds => bounds.Distinct().Order().ToArray());

    static readonly Gen<(double[] Bounds, double[] Durations)> s_calls = Gen.Select(s_bounds, Gen.Double[0, 1_500].Array[1, 100]);

    static readonly Gen<double> s_quantile = Gen.OneOf(Gen.Double[0, 1], Gen.OneOf(0.0, 0.5, 0.95, 0.99, 1.0));

    [Fact]
    public void Figures_OfAnyDurations_AreTheirTotals() =>
        s_calls.Sample(static (bounds, durations) =>
        {
            DurationDistribution distribution = Distribute(bounds, durations);
            Assert.Equal(durations.Length, distribution.Count);
            Assert.Equal(durations.Sum(), distribution.Sum, durations.Sum() * Rounding);
            Assert.Equal(bounds.Length + 1, distribution.Counts.Count);
            Assert.Equal(bounds.Length + 1, distribution.Sums.Count);
        });

    [Fact]
    public void Quantile_Greater_IsNeverLess() =>
        Gen.Select(s_calls, s_quantile, s_quantile).Sample(static (calls, one, two) =>
        {
            DurationDistribution distribution = Distribute(calls.Bounds, calls.Durations);
            double lower = distribution.Quantile(Math.Min(one, two)), upper = distribution.Quantile(Math.Max(one, two));
            Assert.True(lower <= upper * (1 + Rounding), $"{lower} > {upper}");
        });

    [Fact]
    public void Quantile_OfAnyDurations_IsInTheBucketOfItsRank() =>
        Gen.Select(s_calls, s_quantile).Sample(static (calls, quantile) =>
        {
            (double[] bounds, double[] durations) = calls;
            int rank = Math.Max(1, (int)Math.Ceiling(quantile * durations.Length));
            double ranked = durations.Order().ElementAt(rank - 1);
            int bucket = BucketOf(bounds, ranked);
            double estimate = Distribute(bounds, durations).Quantile(quantile);
            double lower = bucket == 0 ? 0 : bounds[bucket - 1];
            if (bucket == bounds.Length) Assert.Equal(bounds[^1], estimate);
            else Assert.InRange(estimate, lower * (1 - Rounding), bounds[bucket] * (1 + Rounding));
        });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.5)]
    [InlineData(0.5, 2)]
    [InlineData(0.75, 3)]
    [InlineData(1, 4)]
    public void Quantile_InsideABucket_IsInterpolated(double quantile, double expected) =>
        Assert.Equal(expected, Distribute([1, 2, 4], [2, 2, 3, 3]).Quantile(quantile));

    [Fact]
    public void Quantile_AboveTheLastBound_IsThatBound() => Assert.Equal(2, Distribute([1, 2], [5, 6, 7]).Quantile(0.5));

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Quantile_WithoutCalls_IsNaN(double quantile) => Assert.Equal(double.NaN, Distribute([1, 2], []).Quantile(quantile));

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Quantile_OutsideZeroToOne_Throws(double quantile) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(quantile), () => Distribute([1], [1]).Quantile(quantile));

    [Fact]
    public void Plus_AnyTwo_IsTheDistributionOfAllTheirDurations() =>
        Gen.Select(s_calls, Gen.Double[0, 1_500].Array[0, 50]).Sample(static (calls, others) =>
        {
            (double[] bounds, double[] durations) = calls;
            DurationDistribution sum = Distribute(bounds, durations).Plus(Distribute(bounds, others));
            Assert.Equal(Distribute(bounds, [.. durations, .. others]).Counts, sum.Counts);
            double total = durations.Sum() + others.Sum();
            Assert.Equal(total, sum.Sum, total * Rounding);
        });

    static DurationDistribution Distribute(double[] bounds, double[] durations)
    {
        long[] counts = new long[bounds.Length + 1];
        double[] sums = new double[bounds.Length + 1];
        foreach (double duration in durations)
        {
            counts[BucketOf(bounds, duration)]++;
            sums[BucketOf(bounds, duration)] += duration;
        }

        return new DurationDistribution(Array.AsReadOnly(bounds), counts, sums);
    }

    static int BucketOf(double[] bounds, double duration)
    {
        int index = Array.FindIndex(bounds, bound => bound >= duration);
        return index < 0 ? bounds.Length : index;
    }
}
