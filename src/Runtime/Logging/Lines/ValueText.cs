using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Values in messages: the text that <c>Microsoft.Extensions.Logging</c> gives them.</summary>
/// <remarks>The type tests cost nothing where T is a value type: the compiler of the machine knows their results, and a branch is left.</remarks>
static class ValueText
{
    internal static void Write<T>(LogLine line, T value)
    {
        if (!typeof(T).IsValueType) ObjectText.Write(line, value, null);
        else if (typeof(T) == typeof(int)) line.Integer(Unsafe.As<T, int>(ref value));
        else if (typeof(T) == typeof(long)) line.Integer(Unsafe.As<T, long>(ref value));
        else if (typeof(T) == typeof(double)) line.Number(Unsafe.As<T, double>(ref value));
        else if (typeof(T) == typeof(bool)) line.Raw(Unsafe.As<T, bool>(ref value) ? "True"u8 : "False"u8);
        else if (typeof(T) == typeof(char)) line.Text(new ReadOnlySpan<char>(in Unsafe.As<T, char>(ref value)));
        else if (typeof(T).IsEnum) line.Text(EnumTexts<T>.Of(value));
        else if (!PlainValue.TryWrite(line, value, null)) FormattedText.Write(line, value, null);
    }

    internal static void Write<T>(LogLine line, T value, string? format)
    {
        if (string.IsNullOrEmpty(format)) Write(line, value);
        else if (typeof(T).IsValueType) FormattedText.Write(line, value, format);
        else ObjectText.Write(line, value, format);
    }
}
