using System.Globalization;

namespace InstrumentGen;

/// <summary>Writes the doubles that people write: those with up to six decimals.</summary>
/// <remarks>The general way looks for the shortest digits that give the number again, which takes 100 ns. A number that is a whole number of hundredths
/// or millionths, divided by a hundred or a million, has these digits at once. They are the shortest: with fifteen digits at most, no two decimals
/// are the same double, so no shorter one is this double too.</remarks>
static class ShortDecimal
{
    const double Hundred = 100;
    const double Million = 1_000_000;
    const double Most = 999_999_999;
    const double Least = 0.0001;

    internal static bool TryWrite(double value, Span<byte> target, out int written)
    {
        written = 0;
        double size = Math.Abs(value);
        // Zero has a sign, and smaller numbers have an exponent. No comparison holds for what is no number.
        if (!(size >= Least && size <= Most)) return false;
        ulong hundredths = double.ConvertToIntegerNative<ulong>(size * Hundred + 0.5);
        if (hundredths / Hundred == size)
        {
            Write(value, hundredths / (ulong)Hundred, (uint)(hundredths % (ulong)Hundred) * (uint)(Million / Hundred), target, out written);
            return true;
        }

        ulong millionths = double.ConvertToIntegerNative<ulong>(size * Million + 0.5);
        if (millionths / Million != size) return false;
        Write(value, millionths / (ulong)Million, (uint)(millionths % (ulong)Million), target, out written);
        return true;
    }

    static void Write(double value, ulong whole, uint millionths, Span<byte> target, out int written)
    {
        int position = 0;
        if (value < 0) target[position++] = (byte)'-';
        _ = ((uint)whole).TryFormat(target[position..], out written, default, CultureInfo.InvariantCulture);
        position += written;
        if (millionths != 0)
        {
            target[position++] = (byte)'.';
            for (uint rest = millionths; rest != 0; rest = rest % 10_000 * 100)
            {
                TwoDigits.Write(rest / 10_000, target[position..]);
                position += 2;
            }

            if (target[position - 1] == '0') position--;
        }

        written = position;
    }
}
