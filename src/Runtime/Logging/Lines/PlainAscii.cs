using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InstrumentGen;

/// <summary>Text that is printable ASCII without quotes and backslashes: what most text is, and what no format escapes.</summary>
static class PlainAscii
{
    static readonly SearchValues<byte> s_all = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static one => (byte)one).Where(Is)]);

    const int Step = 8;
    const int HalfStep = Step / 2;

    /// <summary>Copies characters as long as they are plain.</summary>
    /// <returns>How many: where it is not all of them, one of the next is not plain.</returns>
    internal static int Copy(ReadOnlySpan<char> text, Span<byte> target)
    {
        if (target.Length < text.Length) return 0;
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref byte to = ref MemoryMarshal.GetReference(target);
        if (text.Length < Step) return CopyShort(text, ref from, ref to);
        int last = text.Length - Step;
        for (int index = 0; index < last; index += Step)
        {
            if (!CopyStep(ref Unsafe.Add(ref from, index), ref Unsafe.Add(ref to, index))) return index;
        }

        // The last step covers some of what the one before it has copied already.
        return CopyStep(ref Unsafe.Add(ref from, last), ref Unsafe.Add(ref to, last)) ? text.Length : last;
    }

    /// <summary>Copies bytes where all of them are plain.</summary>
    /// <returns>Whether they are; if not, what is in the target is of no use.</returns>
    internal static bool TryCopy(ReadOnlySpan<byte> text, Span<byte> target)
    {
        if (target.Length < text.Length) return false;
        ref byte from = ref MemoryMarshal.GetReference(text);
        ref byte to = ref MemoryMarshal.GetReference(target);
        if (text.Length < Vector128<byte>.Count) return TryCopyShort(text.Length, ref from, ref to);
        int last = text.Length - Vector128<byte>.Count;
        for (int index = 0; index < last; index += Vector128<byte>.Count)
        {
            Vector128<byte> step = Vector128.LoadUnsafe(ref from, (nuint)index);
            if (!Are(step)) return false;
            step.StoreUnsafe(ref to, (nuint)index);
        }

        Vector128<byte> rest = Vector128.LoadUnsafe(ref from, (nuint)last);
        rest.StoreUnsafe(ref to, (nuint)last);
        return Are(rest);
    }

    /// <summary>Whether all of it is plain.</summary>
    internal static bool Is(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(s_all);

    static bool CopyStep(ref ushort from, ref byte to)
    {
        Vector128<ushort> step = Vector128.LoadUnsafe(ref from);
        if (!Are(step)) return false;
        Unsafe.WriteUnaligned(ref to, Vector128.Narrow(step, step).AsUInt64().ToScalar());
        return true;
    }

    static int CopyShort(ReadOnlySpan<char> text, ref ushort from, ref byte to)
    {
        if (text.Length >= HalfStep)
        {
            int last = text.Length - HalfStep;
            Vector128<ushort> both = Vector128.Create(Eight(ref from, 0), Eight(ref from, last)).AsUInt16();
            if (!Are(both)) return 0;
            Vector128<uint> halves = Vector128.Narrow(both, both).AsUInt32();
            Unsafe.WriteUnaligned(ref to, halves.ToScalar());
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, last), halves.GetElement(1));
            return text.Length;
        }

        for (int index = 0; index < text.Length; index++)
        {
            char one = text[index];
            if (one > '~' || !Is((byte)one)) return index;
            Unsafe.Add(ref to, index) = (byte)one;
        }

        return text.Length;
    }

    // The second half covers some of what the first has, where the length is no power of two.
    static bool TryCopyShort(int length, ref byte from, ref byte to)
    {
        if (length >= sizeof(ulong))
        {
            ulong first = Unsafe.ReadUnaligned<ulong>(ref from);
            ulong second = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, length - sizeof(ulong)));
            Unsafe.WriteUnaligned(ref to, first);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length - sizeof(ulong)), second);
            return Are(Vector128.Create(first, second).AsByte());
        }

        if (length >= sizeof(uint))
        {
            uint first = Unsafe.ReadUnaligned<uint>(ref from);
            uint second = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref from, length - sizeof(uint)));
            Unsafe.WriteUnaligned(ref to, first);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, length - sizeof(uint)), second);
            return Are(Vector128.Create(first, second, first, second).AsByte());
        }

        for (int index = 0; index < length; index++)
        {
            byte one = Unsafe.Add(ref from, index);
            if (!Is(one)) return false;
            Unsafe.Add(ref to, index) = one;
        }

        return true;
    }

    static ulong Eight(ref ushort from, int index) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref from, index)));

    static bool Are(Vector128<ushort> chars) =>
        (Vector128.GreaterThan(chars - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
            | Vector128.Equals(chars, Vector128.Create((ushort)'"'))
            | Vector128.Equals(chars, Vector128.Create((ushort)'\\'))) == Vector128<ushort>.Zero;

    static bool Are(Vector128<byte> bytes) =>
        (Vector128.GreaterThan(bytes - Vector128.Create((byte)' '), Vector128.Create((byte)('~' - ' ')))
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))) == Vector128<byte>.Zero;

    static bool Is(byte one) => one is >= (byte)' ' and <= (byte)'~' and not (byte)'"' and not (byte)'\\';
}
