using System.Globalization;

namespace InstrumentGen;

/// <summary>Writes the doubles that people write: those with up to six decimals.</summary>
/// <remarks>The general way looks for the shortest digits that give the number again, which took 100 ns. A number that is a whole number of
/// millionths divided by a million has these digits at once. They are the shortest: with fifteen digits at most, no two decimals are the same
/// double, so no shorter one is this double too.</remarks>
static class ShortDecimal
{
    const int Decimals = 6;
    const double Scale = 1_000_000;
    const double Most = 999_999_999;
    const double Least = 0.0001;

    internal static bool TryWrite(double value, Span<byte> target, out int written)
    {
        written = 0;
        double size = Math.Abs(value);
        // Zero has a sign, and smaller numbers have an exponent. None of the comparisons holds for what is no number.
        if (!(size >= Least && size <= Most)) return false;
        long scaled = (long)(size * Scale + 0.5);
        if (scaled / Scale != size) return false;
        if (value < 0) target[written++] = (byte)'-';
        (long whole, long rest) = Math.DivRem(scaled, (long)Scale);
        _ = whole.TryFormat(target[written..], out int digits, default, CultureInfo.InvariantCulture);
        written += digits;
        if (rest != 0) written += WriteDecimals((int)rest, target[written..]);
        return true;
    }

    static int WriteDecimals(int rest, Span<byte> target)
    {
        target[0] = (byte)'.';
        int length = Decimals;
        while (rest % 10 == 0)
        {
            rest /= 10;
            length--;
        }

        for (int index = length; index > 0; index--)
        {
            (rest, int digit) = Math.DivRem(rest, 10);
            target[index] = (byte)('0' + digit);
        }

        return length + 1;
    }
}
