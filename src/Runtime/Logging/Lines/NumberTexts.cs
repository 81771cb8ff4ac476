using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InstrumentGen;

/// <summary>The texts of the doubles that were written last. A value comes twice in a line, in its message and as a field, and to find its digits takes 12 ns, or 100 where they are
/// many.</summary>
sealed class NumberTexts
{
    /// <summary>No number takes more.</summary>
    internal const int MostBytes = 32;

    const int Count = 4;

    readonly long[] _numbers = new long[Count];
    readonly int[] _lengths = new int[Count];
    readonly byte[] _texts = new byte[Count * MostBytes];

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="target">Room for <see cref="MostBytes"/>: behind the number is nothing of use.</param>
    /// <returns>How many bytes it takes.</returns>
    internal int Write(double value, Span<byte> target)
    {
        long number = BitConverter.DoubleToInt64Bits(value);
        int slot = (int)(number ^ (number >> 32) ^ (number >> 16)) & (Count - 1);
        if (_lengths[slot] == 0 || _numbers[slot] != number) Find(value, slot);
        ref byte from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_texts), slot * MostBytes);
        ref byte to = ref MemoryMarshal.GetReference(target[..MostBytes]);
        Vector256.LoadUnsafe(ref from).StoreUnsafe(ref to);
        return _lengths[slot];
    }

    void Find(double value, int slot)
    {
        Span<byte> text = _texts.AsSpan(slot * MostBytes, MostBytes);
        if (!ShortDecimal.TryWrite(value, text, out _lengths[slot])) _ = value.TryFormat(text, out _lengths[slot], default, CultureInfo.InvariantCulture);
        _numbers[slot] = BitConverter.DoubleToInt64Bits(value);
    }
}
