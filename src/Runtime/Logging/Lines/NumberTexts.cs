using System.Globalization;

namespace InstrumentGen;

/// <summary>The texts of the doubles that were written last. A value comes twice in a line, in its message and as a field, and to find its shortest digits takes
/// 100 ns.</summary>
sealed class NumberTexts
{
    const int Count = 4;
    const int MostBytes = 32;

    readonly long[] _numbers = new long[Count];
    readonly int[] _lengths = new int[Count];
    readonly byte[] _texts = new byte[Count * MostBytes];

    internal ReadOnlySpan<byte> Of(double value)
    {
        long number = BitConverter.DoubleToInt64Bits(value);
        int slot = (int)(number ^ (number >> 32) ^ (number >> 16)) & (Count - 1);
        Span<byte> text = _texts.AsSpan(slot * MostBytes, MostBytes);
        if (_lengths[slot] == 0 || _numbers[slot] != number) Write(value, slot, text);
        return text[.._lengths[slot]];
    }

    void Write(double value, int slot, Span<byte> text)
    {
        _ = value.TryFormat(text, out _lengths[slot], default, CultureInfo.InvariantCulture);
        _numbers[slot] = BitConverter.DoubleToInt64Bits(value);
    }
}
