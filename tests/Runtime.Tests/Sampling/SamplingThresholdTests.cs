using System.Globalization;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class SamplingThresholdTests
{
    static readonly Gen<double> s_ratio = Gen.OneOf(
        Gen.Double[0.001, 1],
        Gen.Select(Gen.Int[0, 56], Gen.Double[0.5, 1], static (exponent, mantissa) => Math.Max(Math.ScaleB(mantissa, -exponent), Math.ScaleB(1, -56))));

    /// <summary>The table of "Converting floating-point probability to threshold value" in OpenTelemetry's specification "TraceState: Probability
    /// Sampling", at four digits.</summary>
    [Theory]
    [InlineData(1, "0", 1, 1)]
    [InlineData(0.5, "8", 0.5, 2)]
    [InlineData(0.3333333333333333, "aaab", 0.3333282470703125, 3.00004577706569)]
    [InlineData(0.25, "c", 0.25, 4)]
    [InlineData(0.2, "cccd", 0.1999969482421875, 5.0000762951094835)]
    [InlineData(0.125, "e", 0.125, 8)]
    [InlineData(0.1, "e666", 0.100006103515625, 9.99938968568813)]
    [InlineData(0.0625, "f", 0.0625, 16)]
    [InlineData(0.01, "fd70a", 0.010000228881835938, 99.99771123402633)]
    [InlineData(0.001, "ffbe77", 0.0009999871253967285, 1000.012874769029)]
    [InlineData(0.0001, "fff9724", 0.00010000169277191162, 9999.830725674266)]
    [InlineData(0.00001, "ffff583a", 1.00000761449337e-05, 99999.238556461)]
    [InlineData(0.000001, "ffffef39", 1.00000761449337e-06, 999992.38556461)]
    public void FromRatio_OfTheSpecificationsTable_IsTheTables(double ratio, string text, double probability, double adjustedCount)
    {
        var threshold = SamplingThreshold.FromRatio(ratio);
        Assert.Equal(text, threshold.ToString());
        Assert.Equal(probability, threshold.Probability, probability * 1e-14);
        Assert.Equal(adjustedCount, threshold.AdjustedCount, adjustedCount * 1e-14);
    }

    [Fact]
    public void FromRatio_OfTheLeast_KeepsOneOfAll()
    {
        var threshold = SamplingThreshold.FromRatio(Math.ScaleB(1, -56));
        Assert.Equal("ffffffffffffff", threshold.ToString());
        Assert.Equal(Math.ScaleB(1, 56), threshold.AdjustedCount);
        Assert.True(threshold.Keeps(Randomness(0xffffffffffffff)));
        Assert.False(threshold.Keeps(Randomness(0xfffffffffffffe)));
    }

    [Fact]
    public void FromRatio_OfZero_KeepsNone()
    {
        var threshold = SamplingThreshold.FromRatio(0);
        Assert.Equal(SamplingThreshold.Never, threshold);
        Assert.Equal(("", 0, 0), (threshold.ToString(), threshold.Probability, threshold.AdjustedCount));
        Assert.False(threshold.Keeps(Randomness(0xffffffffffffff)));
    }

    [Fact]
    public void FromRatio_OfOne_KeepsAll()
    {
        Assert.Equal(SamplingThreshold.Always, SamplingThreshold.FromRatio(1));
        Assert.True(SamplingThreshold.Always.Keeps(Randomness(0)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.0000000000000002)]
    [InlineData(10)]
    [InlineData(-double.Epsilon)]
    [InlineData(1.3e-17)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void FromRatio_OfNoRatio_Throws(double ratio)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(nameof(ratio), () => SamplingThreshold.FromRatio(ratio));
        Assert.Equal(ratio, exception.ActualValue);
        Assert.StartsWith("A sampling ratio is 0, or from 2^-56 to 1.", exception.Message, StringComparison.Ordinal);
    }

    // Four digits behind the leading f: half of the last one is 8 of 65,536, and what is left is at least a 16th of the whole.
    [Fact]
    public void FromRatio_OfAnyRatio_IsTheRatioToFourDigits() => s_ratio.Sample(static ratio =>
        Assert.Equal(ratio, SamplingThreshold.FromRatio(ratio).Probability, (ratio * Math.ScaleB(8, -16)) + Math.ScaleB(1, -56)));

    [Fact]
    public void FromRatio_OfMore_KeepsNoLess() => Gen.Select(s_ratio, s_ratio).Sample(static (one, other) =>
        Assert.True(SamplingThreshold.FromRatio(Math.Min(one, other)) >= SamplingThreshold.FromRatio(Math.Max(one, other))));

    [Fact]
    public void Text_OfAnyThreshold_ReadsAsTheSame() => Gen.ULong[0, (1UL << 56) - 1].Sample(static dropped =>
    {
        Assert.True(SamplingThreshold.TryParse(dropped.ToString("x14", CultureInfo.InvariantCulture), out SamplingThreshold threshold));
        Assert.True(SamplingThreshold.TryParse(threshold.ToString(), out SamplingThreshold again));
        Assert.Equal(threshold, again);
        Assert.False(threshold.ToString() is [_, .., '0']);
        Assert.Equal(Math.ScaleB(1, 56) / ((1UL << 56) - dropped), threshold.AdjustedCount);
    });

    [Fact]
    public void Keeps_AtTheThreshold_AndNotBelow() => Gen.ULong[1, (1UL << 56) - 1].Sample(static dropped =>
    {
        Assert.True(SamplingThreshold.TryParse(dropped.ToString("x14", CultureInfo.InvariantCulture), out SamplingThreshold threshold));
        Assert.True(threshold.Keeps(Randomness(dropped)));
        Assert.False(threshold.Keeps(Randomness(dropped - 1)));
    });

    [Theory]
    [InlineData("8", "8")]
    [InlineData("80", "8")]
    [InlineData("00000000000000", "0")]
    [InlineData("FD70A", "fd70a")]
    [InlineData("00000000000001", "00000000000001")]
    public void TryParse_OfDigits_IsTheirThreshold(string text, string canonical)
    {
        Assert.True(SamplingThreshold.TryParse(text, out SamplingThreshold threshold));
        Assert.Equal(canonical, threshold.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("000000000000000")]
    [InlineData("g")]
    [InlineData("0x8")]
    [InlineData(" 8")]
    [InlineData("8\0")]
    [InlineData("-8")]
    [InlineData("\uff18")]
    [InlineData("@")]
    [InlineData("`")]
    public void TryParse_OfAnythingElse_IsFalse(string text)
    {
        Assert.False(SamplingThreshold.TryParse(text, out SamplingThreshold threshold));
        Assert.Equal(SamplingThreshold.Always, threshold);
    }

    [Fact]
    public void Order_IsThatOfWhatIsDropped()
    {
        var tenth = SamplingThreshold.FromRatio(0.1);
        var half = SamplingThreshold.FromRatio(0.5);
        Assert.True(half < tenth && tenth > half && half <= tenth && tenth >= half);
        Assert.Equal([SamplingThreshold.Always, half, tenth, SamplingThreshold.Never], ((SamplingThreshold[])[SamplingThreshold.Never, tenth, SamplingThreshold.Always, half]).Order());
    }

    static SamplingRandomness Randomness(ulong value)
    {
        Assert.True(SamplingRandomness.TryParse(value.ToString("x14", CultureInfo.InvariantCulture), out SamplingRandomness randomness));
        return randomness;
    }
}
