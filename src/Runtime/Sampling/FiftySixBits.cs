namespace InstrumentGen;

/// <summary>The numbers that sampling compares: 56 bits, which are the random part of a trace id by the W3C Trace Context, level 2.</summary>
static class FiftySixBits
{
    internal const int Digits = 14;
    internal const ulong Count = 1UL << 56;
    internal const ulong Greatest = Count - 1;

    /// <summary>Reads hexadecimal digits from the most significant on; those that are missing are zeros.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.Length is 0 or > Digits) return false;
        // Not ulong.TryParse: that takes null characters behind the digits.
        foreach (char digit in text)
        {
            if (!char.IsAsciiHexDigit(digit)) return false;
            value = (value << 4) | (uint)((digit & 0xF) + (digit > '9' ? 9 : 0));
        }

        value <<= 4 * (Digits - text.Length);
        return true;
    }
}
