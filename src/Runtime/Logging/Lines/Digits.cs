namespace InstrumentGen;

/// <summary>Writes whole numbers that are not negative, two digits at a time from the last.</summary>
static class Digits
{
    /// <summary>No number has more.</summary>
    internal const int Most = 10;

    /// <returns>How many digits.</returns>
    internal static int Write(uint value, Span<byte> target)
    {
        int count = Count(value);
        int end = count;
        while (value >= 100)
        {
            uint rest = value / 100;
            end -= 2;
            TwoDigits.Write(value - rest * 100, target[end..]);
            value = rest;
        }

        if (value >= 10) TwoDigits.Write(value, target);
        else target[0] = (byte)('0' + value);
        return count;
    }

    static int Count(uint value)
    {
        if (value < 100) return value < 10 ? 1 : 2;
        if (value < 10_000) return value < 1_000 ? 3 : 4;
        if (value < 1_000_000) return value < 100_000 ? 5 : 6;
        if (value < 100_000_000) return value < 10_000_000 ? 7 : 8;
        return value < 1_000_000_000 ? 9 : Most;
    }
}
