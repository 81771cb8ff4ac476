using System.Globalization;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Values of the types of .NET whose text, unless a format says otherwise, needs no escape.</summary>
/// <remarks>Each type has its line, since a call through an interface that T may have would take a box where code is not optimized. Where it is, one of these
/// lines is left.</remarks>
static class PlainValue
{
    const int FirstLength = 64;

    /// <summary>Writes a value of such a type; for others says no.</summary>
    internal static bool TryWrite<T>(LogLine line, T value, string? format)
    {
        if (typeof(T) == typeof(int)) Write(line, Unsafe.As<T, int>(ref value), format);
        else if (typeof(T) == typeof(long)) Write(line, Unsafe.As<T, long>(ref value), format);
        else if (typeof(T) == typeof(double)) Write(line, Unsafe.As<T, double>(ref value), format);
        else if (typeof(T) == typeof(uint)) Write(line, Unsafe.As<T, uint>(ref value), format);
        else if (typeof(T) == typeof(ulong)) Write(line, Unsafe.As<T, ulong>(ref value), format);
        else if (typeof(T) == typeof(short)) Write(line, Unsafe.As<T, short>(ref value), format);
        else if (typeof(T) == typeof(ushort)) Write(line, Unsafe.As<T, ushort>(ref value), format);
        else if (typeof(T) == typeof(byte)) Write(line, Unsafe.As<T, byte>(ref value), format);
        else if (typeof(T) == typeof(sbyte)) Write(line, Unsafe.As<T, sbyte>(ref value), format);
        else if (typeof(T) == typeof(nint)) Write(line, Unsafe.As<T, nint>(ref value), format);
        else if (typeof(T) == typeof(nuint)) Write(line, Unsafe.As<T, nuint>(ref value), format);
        else if (typeof(T) == typeof(float)) Write(line, Unsafe.As<T, float>(ref value), format);
        else if (typeof(T) == typeof(decimal)) Write(line, Unsafe.As<T, decimal>(ref value), format);
        else if (typeof(T) == typeof(Half)) Write(line, Unsafe.As<T, Half>(ref value), format);
        else if (typeof(T) == typeof(Int128)) Write(line, Unsafe.As<T, Int128>(ref value), format);
        else if (typeof(T) == typeof(UInt128)) Write(line, Unsafe.As<T, UInt128>(ref value), format);
        else if (typeof(T) == typeof(Guid)) Write(line, Unsafe.As<T, Guid>(ref value), format);
        else if (typeof(T) == typeof(DateTime)) Write(line, Unsafe.As<T, DateTime>(ref value), format);
        else if (typeof(T) == typeof(DateTimeOffset)) Write(line, Unsafe.As<T, DateTimeOffset>(ref value), format);
        else if (typeof(T) == typeof(DateOnly)) Write(line, Unsafe.As<T, DateOnly>(ref value), format);
        else if (typeof(T) == typeof(TimeOnly)) Write(line, Unsafe.As<T, TimeOnly>(ref value), format);
        else if (typeof(T) == typeof(TimeSpan)) Write(line, Unsafe.As<T, TimeSpan>(ref value), format);
        else return false;
        return true;
    }

    static void Write<T>(LogLine line, T value, string? format)
        where T : struct, IUtf8SpanFormattable
    {
        int length = FirstLength;
        int written;
        while (!value.TryFormat(line.Room(length), out written, format, CultureInfo.InvariantCulture)) length *= 2;
        line.Advance(written);
    }
}
