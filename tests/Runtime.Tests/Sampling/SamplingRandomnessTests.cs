using System.Diagnostics;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class SamplingRandomnessTests
{
    [Theory]
    [InlineData("0af7651916cd43dd8448eb211c80319c", "48eb211c80319c")]
    [InlineData("ffffffffffffffffff00000000000000", "00000000000000")]
    [InlineData("000000000000000000ffffffffffffff", "ffffffffffffff")]
    public void Of_TraceId_IsItsLastSevenBytes(string traceId, string randomness) =>
        Assert.Equal(randomness, SamplingRandomness.Of(ActivityTraceId.CreateFromString(traceId)).ToString());

    [Fact]
    public void Of_AnyTraceId_IsItsLastFourteenDigits() => Gen.Byte.Array[16].Sample(static bytes =>
        Assert.Equal(Convert.ToHexStringLower(bytes)[18..], SamplingRandomness.Of(ActivityTraceId.CreateFromBytes(bytes)).ToString()));

    [Fact]
    public void Of_NoTraceId_IsZero() => Assert.Equal("00000000000000", SamplingRandomness.Of(default).ToString());

    [Fact]
    public void TryParse_OfFourteenDigits_IsTheirValue()
    {
        Assert.True(SamplingRandomness.TryParse("6E6D1A75832A2F", out SamplingRandomness randomness));
        Assert.Equal("6e6d1a75832a2f", randomness.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("6e6d1a75832a2")]
    [InlineData("6e6d1a75832a2f0")]
    [InlineData("6e6d1a75832a2g")]
    [InlineData("6e6d1a75832a2\0")]
    public void TryParse_OfAnythingElse_IsFalse(string text)
    {
        Assert.False(SamplingRandomness.TryParse(text, out SamplingRandomness randomness));
        Assert.Equal(default, randomness);
    }
}
