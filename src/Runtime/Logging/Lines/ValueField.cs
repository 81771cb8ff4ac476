using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Values of fields, by their type.</summary>
/// <remarks>As in <see cref="ValueText"/>, one branch is left of each where T is a value type.</remarks>
static class ValueField
{
    internal static void Write<T>(LogLine line, T value)
    {
        if (!typeof(T).IsValueType) ObjectField.Write(line, value);
        else if (typeof(T) == typeof(int)) line.IntegerValue(Unsafe.As<T, int>(ref value));
        else if (typeof(T) == typeof(long)) line.IntegerValue(Unsafe.As<T, long>(ref value));
        else if (typeof(T) == typeof(double)) NumberField.Write(line, Unsafe.As<T, double>(ref value));
        else if (typeof(T) == typeof(bool)) line.BooleanValue(Unsafe.As<T, bool>(ref value));
        else if (typeof(T) == typeof(uint)) line.IntegerValue(Unsafe.As<T, uint>(ref value));
        else if (typeof(T) == typeof(short)) line.IntegerValue(Unsafe.As<T, short>(ref value));
        else if (typeof(T) == typeof(ushort)) line.IntegerValue(Unsafe.As<T, ushort>(ref value));
        else if (typeof(T) == typeof(byte)) line.IntegerValue(Unsafe.As<T, byte>(ref value));
        else if (typeof(T) == typeof(sbyte)) line.IntegerValue(Unsafe.As<T, sbyte>(ref value));
        else if (typeof(T) == typeof(nint)) line.IntegerValue(Unsafe.As<T, nint>(ref value));
        else if (typeof(T) == typeof(nuint)) NumberField.Write(line, (ulong)Unsafe.As<T, nuint>(ref value));
        else if (typeof(T) == typeof(ulong)) NumberField.Write(line, Unsafe.As<T, ulong>(ref value));
        else if (typeof(T) == typeof(float)) NumberField.Write(line, Unsafe.As<T, float>(ref value));
        else if (typeof(T) == typeof(Half)) NumberField.Write(line, Unsafe.As<T, Half>(ref value));
        else if (typeof(T) == typeof(decimal)) NumberField.Write(line, Unsafe.As<T, decimal>(ref value));
        else if (typeof(T) == typeof(char)) line.TextValue(new ReadOnlySpan<char>(in Unsafe.As<T, char>(ref value)));
        else TextField.Write(line, value);
    }
}
