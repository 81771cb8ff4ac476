using System.Globalization;
using System.Text;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class ShortDecimalTests
{
    static readonly Gen<double> s_doubles = Gen.OneOf(
        Gen.Double,
        Gen.Double[-1e9, 1e9],
        Gen.Double[-1, 1],
        Gen.Select(Gen.Long[-1_000_000_000_000_000, 1_000_000_000_000_000], Gen.Int[0, 8], static (digits, decimals) => digits / Math.Pow(10, decimals)),
        Gen.Select(Gen.Int, Gen.Int[0, 6], static (digits, decimals) => digits / Math.Pow(10, decimals)));

    [Fact]
    public void Double_Any_IsWrittenAsDotNetDoes() => s_doubles.Sample(
        static value => Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(value)),
        iter: 200_000);

    [Theory]
    [InlineData(0)]
    [InlineData(-0.0)]
    [InlineData(0.1)]
    [InlineData(0.0001)]
    [InlineData(0.00011)]
    [InlineData(0.000099)]
    [InlineData(1.000001)]
    [InlineData(-1.10)]
    [InlineData(999_999_999)]
    [InlineData(999_999_999.99)]
    [InlineData(1e15)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Double_AtTheEdges_IsWrittenAsDotNetDoes(double value) => Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(value));

    static string Written(double value)
    {
        LogLine line = LogLine.Take();
        line.Begin(LogStyle.Ecs);
        line.Number(value);
        string text = Encoding.UTF8.GetString(line.Written());
        line.Return();
        return text;
    }
}
