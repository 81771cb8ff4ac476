using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InstrumentGen;

/// <summary>The text of the second that a format wrote last on a thread.</summary>
sealed class LogSecond
{
    /// <summary>No format writes more.</summary>
    internal const int MostBytes = 2 * 32;

    readonly byte[] _text = new byte[MostBytes];

    internal int Length { get; private set; }

    internal LogFormat? Format { get; private set; }

    /// <summary>When it began, in ticks.</summary>
    internal long Start { get; private set; } = long.MinValue;

    /// <summary>Copies the text.</summary>
    /// <param name="target">Room for <see cref="MostBytes"/>: behind the text is nothing of use.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CopyTo(Span<byte> target)
    {
        ref byte from = ref MemoryMarshal.GetArrayDataReference(_text);
        ref byte to = ref MemoryMarshal.GetReference(target[..MostBytes]);
        Vector256.LoadUnsafe(ref from).StoreUnsafe(ref to);
        Vector256.LoadUnsafe(ref from, MostBytes / 2).StoreUnsafe(ref to, MostBytes / 2);
    }

    internal void Set(LogFormat format, long start, ReadOnlySpan<byte> text)
    {
        text.CopyTo(_text);
        Length = text.Length;
        Start = start;
        Format = format;
    }
}
