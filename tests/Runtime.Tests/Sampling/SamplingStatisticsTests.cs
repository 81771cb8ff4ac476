using System.Diagnostics;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What is kept of many traces. Ids come from fixed seeds, and what is expected is computed from them by the specification's own text, so
/// other processes and languages keep the same.</summary>
public sealed class SamplingStatisticsTests
{
    const int Traces = 200_000;
    const ulong All = 1UL << 56;

    static readonly Gen<double> s_ratio = Gen.Long[1L << 12, 1L << 40].Select(static part => Math.ScaleB(part, -40));

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(1.0 / 3)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Kept_OfManyTraces_IsTheRatio(double ratio)
    {
        ulong threshold = ThresholdBySpecification(ratio);
        var sampler = new ProbabilitySampler(ratio);
        int kept = 0;
        double represented = 0;
        foreach (byte[] bytes in Ids(seed: 1))
        {
            ProbabilityDecision decision = sampler.Decide(default, ActivityTraceId.CreateFromBytes(bytes));
            Assert.Equal(RandomnessBySpecification(bytes) >= threshold, decision.IsSampled);
            if (!decision.IsSampled) continue;
            kept++;
            represented += decision.Threshold!.Value.AdjustedCount;
        }

        // Five standard deviations of a binomial distribution.
        double deviation = 5 * Math.Sqrt(Traces * ratio * (1 - ratio));
        Assert.InRange(kept, (Traces * ratio) - deviation, (Traces * ratio) + deviation);
        Assert.InRange(represented, Traces - (deviation * 1.001 / ratio), Traces + (deviation * 1.001 / ratio));
    }

    [Fact]
    public void Randomness_OfManyTraces_IsUniform()
    {
        int[] counts = new int[16];
        foreach (byte[] bytes in Ids(seed: 2)) counts["0123456789abcdef".IndexOf(SamplingRandomness.Of(ActivityTraceId.CreateFromBytes(bytes)).ToString()[0])]++;
        double expected = Traces / 16.0;
        double square = counts.Sum(count => (count - expected) * (count - expected) / expected);
        // Chi-squared with 15 degrees of freedom: mean 15, variance 30. Too even is no chance either.
        Assert.InRange(square, 2, 15 + (5 * Math.Sqrt(30)));
    }

    [Fact]
    public void Kept_ByLess_IsKeptByMore() => Gen.Select(Gen.Byte.Array[16], s_ratio, s_ratio).Sample(
        static (bytes, one, other) =>
        {
            var traceId = ActivityTraceId.CreateFromBytes(bytes);
            bool byLess = new ProbabilitySampler(Math.Min(one, other)).Decide(default, traceId).IsSampled;
            bool byMore = new ProbabilitySampler(Math.Max(one, other)).Decide(default, traceId).IsSampled;
            Assert.True(byMore || !byLess);
            Assert.Equal(RandomnessBySpecification(bytes) >= ThresholdBySpecification(Math.Min(one, other)), byLess);
        },
        iter: 10_000);

    [Fact]
    public void Threshold_OfAnyRatio_IsTheSpecifications() => s_ratio.Sample(
        static ratio => Assert.Equal(ThresholdBySpecification(ratio), SamplingThreshold.FromRatio(ratio).Dropped),
        iter: 10_000);

    static IEnumerable<byte[]> Ids(int seed)
    {
        var random = new Random(seed);
        for (int trace = 0; trace < Traces; trace++)
        {
            byte[] bytes = new byte[16];
            random.NextBytes(bytes);
            yield return bytes;
        }
    }

    static ulong RandomnessBySpecification(byte[] id) => id[9..].Aggregate(0UL, static (value, next) => (value << 8) | next);

    // "probability_to_threshold_with_precision" of the specification, which reads the threshold from the hexadecimal form of a floating-point
    // number between 1 and 2. With ratios that have few digits nothing in it is rounded but what it means to round.
    static ulong ThresholdBySpecification(double ratio)
    {
        if (ratio == 1) return 0;
        int exponent = Math.ILogB(ratio) + 1;
        int precision = Math.Max(1, Math.Min(12, 4 + (int)Math.Floor(exponent / -4.0)));
        double rejection = 2 - ratio + Math.ScaleB(0.5, -4 * precision);
        string digits = rejection >= 2 ? "fffffffffffff" : BitConverter.DoubleToUInt64Bits(rejection).ToString("x16", null)[3..];
        ulong threshold = Convert.ToUInt64(digits[..precision].PadRight(14, '0'), 16);
        Assert.True(threshold < All);
        return threshold;
    }
}
