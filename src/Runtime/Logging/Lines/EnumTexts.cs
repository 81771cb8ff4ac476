using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace InstrumentGen;

/// <summary>The names of an enumeration's values, each encoded once. .NET gives them as strings, and of a value in a box.</summary>
static class EnumTexts<T>
{
    const int Small = 64;

    /// <summary>Flags have many values: no more of them are kept than this.</summary>
    const int Most = 1024;

    static readonly byte[]?[] s_small = new byte[]?[Small];
    static readonly ConcurrentDictionary<ulong, byte[]> s_others = new();
    static int s_count;

    internal static ReadOnlySpan<byte> Of(T value)
    {
        ulong number = NumberOf(value);
        if (number < Small) return s_small[number] ??= Encode(value);
        return s_others.TryGetValue(number, out byte[]? text) ? text : Add(number, value);
    }

    static byte[] Add(ulong number, T value)
    {
        byte[] text = Encode(value);
        if (Interlocked.Increment(ref s_count) <= Most) s_others.TryAdd(number, text);
        return text;
    }

    static byte[] Encode(T value) => Encoding.UTF8.GetBytes(value!.ToString()!);

    static ulong NumberOf(T value) => Unsafe.SizeOf<T>() switch
    {
        sizeof(byte) => Unsafe.As<T, byte>(ref value),
        sizeof(ushort) => Unsafe.As<T, ushort>(ref value),
        sizeof(uint) => Unsafe.As<T, uint>(ref value),
        _ => Unsafe.As<T, ulong>(ref value),
    };
}
