using System.Globalization;

namespace InstrumentGen;

/// <summary>Numbers, in digits that text and JSON share.</summary>
sealed partial class LogLine
{
    const int MostDigits = 32;

    internal void Integer(long value)
    {
        _ = value.TryFormat(Room(MostDigits), out int written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    /// <summary>A number with leading zeros.</summary>
    internal void Fraction(int value, int digits)
    {
        Span<byte> room = Room(digits)[..digits];
        for (int index = digits - 1; index >= 0; index--)
        {
            (value, int digit) = Math.DivRem(value, 10);
            room[index] = (byte)('0' + digit);
        }

        _position += digits;
    }

    internal void Integer(ulong value)
    {
        _ = value.TryFormat(Room(MostDigits), out int written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    internal void Number(double value)
    {
        Span<byte> room = Room(MostDigits);
        if (!ShortDecimal.TryWrite(value, room, out int written)) _ = value.TryFormat(room, out written, default, CultureInfo.InvariantCulture);
        _position += written;
    }
}
