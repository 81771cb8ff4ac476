using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>Numbers below a hundred, as two digits.</summary>
static class TwoDigits
{
    static ReadOnlySpan<byte> All =>
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899"u8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Write(uint value, Span<byte> target) => MemoryMarshal.Write(target, MemoryMarshal.Read<ushort>(All.Slice((int)value * 2, 2)));
}
