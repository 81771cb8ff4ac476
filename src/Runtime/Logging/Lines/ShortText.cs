using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InstrumentGen;

/// <summary>Bytes that are copied often and are mostly few: as many as a step of the processor takes are copied at once, whatever their number.</summary>
sealed class ShortText
{
    internal const int Step = 32;

    readonly byte[] _bytes;

    internal ShortText(ReadOnlySpan<byte> text)
    {
        Length = text.Length;
        _bytes = new byte[Math.Max(Step, text.Length)];
        text.CopyTo(_bytes);
    }

    internal int Length { get; }

    /// <summary>Copies them.</summary>
    /// <param name="target">Room for <see cref="Length"/>, and for a step at least: behind the text is nothing of use.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CopyTo(Span<byte> target)
    {
        if (Length > Step) _bytes.CopyTo(target);
        else Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_bytes)).StoreUnsafe(ref MemoryMarshal.GetReference(target[..Step]));
    }
}
