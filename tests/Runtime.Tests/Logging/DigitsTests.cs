using System.Globalization;
using System.Text;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class DigitsTests
{
    static readonly Gen<uint> s_numbers = Gen.OneOf(Gen.UInt, Gen.Select(Gen.UInt, Gen.Int[0, 31], static (number, shift) => number >> shift));

    [Fact]
    public void Number_Any_IsWrittenAsDotNetDoes() => s_numbers.Sample(static value => Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(value)), iter: 200_000);

    [Fact]
    public void Number_AtEachPowerOfTen_IsWrittenAsDotNetDoes()
    {
        for (ulong power = 1; power <= uint.MaxValue; power *= 10)
        {
            foreach (uint value in new[] { (uint)power - 1, (uint)power, (uint)power + 1 }) Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Written(value));
        }

        Assert.Equal("4294967295", Written(uint.MaxValue));
    }

    static string Written(uint value)
    {
        byte[] room = new byte[Digits.Most];
        return Encoding.ASCII.GetString(room, 0, Digits.Write(value, room));
    }
}
