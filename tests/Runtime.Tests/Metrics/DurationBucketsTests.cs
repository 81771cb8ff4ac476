using System.Diagnostics;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class DurationBucketsTests
{
    // Up to six digits at any place from picoseconds to years, so that the decimal is what was meant and the double is how it is written.
    static readonly Gen<decimal> s_bound = Gen.Select(
        Gen.Int[1, 6].SelectMany(static digits => Gen.Long[1, (long)Power(digits)]),
        Gen.Int[-12, 3],
        static (digits, power) => power < 0 ? digits / Power(-power) : digits * Power(power));

    static readonly Gen<decimal[]> s_bounds = s_bound.Array[1, 30].Select(static bounds => bounds.Distinct().Order().ToArray());

    static readonly Gen<long> s_elapsed = Gen.Int[0, 62].SelectMany(static power => Gen.Long[0, 1L << power]);

    [Fact]
    public void Index_AnyDuration_IsOfTheFirstBoundNotBelowIt() =>
        Gen.Select(s_bounds, s_elapsed.Array[1, 50]).Sample(static (bounds, durations) =>
        {
            DurationBuckets buckets = Create(bounds);
            foreach (long elapsed in durations) Assert.Equal(Expected(bounds, elapsed), buckets.IndexOf(elapsed));
        });

    [Fact]
    public void Index_DurationsAroundEachBound_IsOfTheFirstBoundNotBelowIt() =>
        s_bounds.Sample(static bounds =>
        {
            DurationBuckets buckets = Create(bounds);
            foreach (decimal bound in bounds)
            {
                long nearest = (long)(bound * Stopwatch.Frequency);
                for (long elapsed = Math.Max(0, nearest - 1); elapsed <= nearest + 1; elapsed++)
                    Assert.Equal(Expected(bounds, elapsed), buckets.IndexOf(elapsed));
            }
        });

    [Fact]
    public void Index_OnABoundOfTheDefault_IsOfThatBound()
    {
        decimal[] bounds = [0.005m, 0.01m, 0.025m, 0.05m, 0.075m, 0.1m, 0.25m, 0.5m, 0.75m, 1m, 2.5m, 5m, 7.5m, 10m];
        Assert.Equal(bounds, DurationBuckets.Default.Select(static one => (decimal)one));
        Assert.All(bounds, (bound, index) =>
        {
            Assert.Equal(index, DurationBuckets.Standard.IndexOf((long)(bound * Stopwatch.Frequency)));
            Assert.Equal(index + 1, DurationBuckets.Standard.IndexOf((long)(bound * Stopwatch.Frequency) + 1));
        });
    }

    [Fact]
    public void Index_ExtremeDurations_AreInTheFirstAndTheLastBucket()
    {
        Assert.Equal(0, DurationBuckets.Standard.IndexOf(0));
        Assert.Equal(DurationBuckets.Default.Count, DurationBuckets.Standard.IndexOf(long.MaxValue));
        Assert.Equal(DurationBuckets.Default.Count + 1, DurationBuckets.Standard.Count);
    }

    [Fact]
    public void Index_BoundsBeyondTheClock_HoldEveryDuration()
    {
        DurationBuckets buckets = DurationBuckets.TryCreate([1, 1e20, 1e28, double.MaxValue])!;
        Assert.Equal(0, buckets.IndexOf(Stopwatch.Frequency));
        Assert.Equal(1, buckets.IndexOf(long.MaxValue));
    }

    [Fact]
    public void Index_BoundsBelowTheClock_HoldAnEmptyDuration()
    {
        DurationBuckets buckets = DurationBuckets.TryCreate([double.Epsilon, 1e-200, 1])!;
        Assert.Equal(0, buckets.IndexOf(0));
        Assert.Equal(2, buckets.IndexOf(1));
    }

    [Fact]
    public void Create_ValidBounds_KeepsThem()
    {
        double[] bounds = [0.001, 0.5, 3];
        DurationBuckets? buckets = DurationBuckets.TryCreate(bounds);
        bounds[0] = 2;
        Assert.Equal([0.001, 0.5, 3], buckets?.Seconds);
    }

    [Fact]
    public void Create_TwoHundredBounds_IsTheMost()
    {
        double[] bounds = [.. Enumerable.Range(1, 201).Select(static one => one / 100.0)];
        Assert.NotNull(DurationBuckets.TryCreate(bounds.AsSpan(0, 200)));
        Assert.Null(DurationBuckets.TryCreate(bounds));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(1d, double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1d, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 1d)]
    [InlineData(0d)]
    [InlineData(0d, 1d)]
    [InlineData(-1d, 1d)]
    [InlineData(2d, 1d)]
    [InlineData(1d, 3d, 2d)]
    [InlineData(1d, 1d)]
    [InlineData(1d, 2d, 2d)]
    public void Create_InvalidBounds_IsRefused(params double[] bounds) => Assert.Null(DurationBuckets.TryCreate(bounds));

    [Fact]
    public void Equality_OfBuckets_IsThatOfTheirBounds()
    {
        var one = DurationBuckets.TryCreate([1, 2]);
        Assert.Equal(one, DurationBuckets.TryCreate([1, 2]));
        Assert.Equal(one!.GetHashCode(), DurationBuckets.TryCreate([1, 2])!.GetHashCode());
        Assert.NotEqual(one, DurationBuckets.TryCreate([1, 3]));
        Assert.NotEqual(one, DurationBuckets.TryCreate([1, 2, 3]));
    }

    static DurationBuckets Create(decimal[] bounds) =>
        DurationBuckets.TryCreate(Array.ConvertAll(bounds, static bound => (double)bound))!;

    static int Expected(decimal[] bounds, long elapsed)
    {
        int index = Array.FindIndex(bounds, bound => bound * Stopwatch.Frequency >= elapsed);
        return index < 0 ? bounds.Length : index;
    }

    static decimal Power(int power) => Enumerable.Repeat(10m, power).Aggregate(1m, static (one, two) => one * two);
}
