using System.Buffers;
using System.Collections;
using System.Globalization;

namespace InstrumentGen;

/// <summary>The text that values give themselves.</summary>
static class FormattedText
{
    const int FirstLength = 64;

    /// <summary>A value that does not fit in here does not end.</summary>
    const int MostLength = 1 << 26;

    /// <summary>Whether it is a type of .NET whose text, in its own format, needs no escape.</summary>
    internal static bool IsPlain<T>() =>
        typeof(T) == typeof(uint) || typeof(T) == typeof(ulong) || typeof(T) == typeof(short) || typeof(T) == typeof(ushort)
        || typeof(T) == typeof(byte) || typeof(T) == typeof(sbyte) || typeof(T) == typeof(nint) || typeof(T) == typeof(nuint)
        || typeof(T) == typeof(float) || typeof(T) == typeof(decimal) || typeof(T) == typeof(Half) || typeof(T) == typeof(Int128)
        || typeof(T) == typeof(UInt128) || typeof(T) == typeof(Guid) || typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset)
        || typeof(T) == typeof(DateOnly) || typeof(T) == typeof(TimeOnly) || typeof(T) == typeof(TimeSpan);

    /// <summary>Writes a value of such a type.</summary>
    internal static void WritePlain<T>(LogLine line, T value, string? format)
    {
        int length = FirstLength;
        int written;
        while (!((IUtf8SpanFormattable)value!).TryFormat(line.Room(length), out written, format, CultureInfo.InvariantCulture)) length = Longer(length);
        line.Advance(written);
    }

    /// <summary>Writes any value, which may throw.</summary>
    internal static void Write<T>(LogLine line, T value, string? format)
    {
        int start = line.Position;
        try
        {
            WriteThrowing(line, value, format);
        }
        catch (Exception exception)
        {
            line.Position = start;
            line.Unreadable(exception);
        }
    }

    /// <summary>As <see cref="Write"/>, for those who catch.</summary>
    internal static void WriteThrowing<T>(LogLine line, T value, string? format)
    {
        if (value is null) line.Raw(LogTokens.Null);
        else if (value is string text) line.Text(text);
        else if (value is IEnumerable) ObjectText.WriteThrowing(line, value, format);
        else if (value is IUtf8SpanFormattable) WriteUtf8(line, value, format);
        else if (value is ISpanFormattable) WriteChars(line, value, format);
        else if (value is IFormattable) line.Text(((IFormattable)value).ToString(format, CultureInfo.InvariantCulture));
        else line.Text(value.ToString());
    }

    static void WriteUtf8<T>(LogLine line, T value, string? format)
    {
        int start = line.Position;
        int length = FirstLength;
        Span<byte> room = line.Room(length);
        int written;
        while (!((IUtf8SpanFormattable)value!).TryFormat(room, out written, format, CultureInfo.InvariantCulture)) room = line.Room(length = Longer(length));
        line.Advance(room[..written].Length);
        line.Escape(start);
    }

    static void WriteChars<T>(LogLine line, T value, string? format)
    {
        Span<char> room = stackalloc char[4 * FirstLength];
        char[]? rented = null;
        int written;
        while (!((ISpanFormattable)value!).TryFormat(room, out written, format, CultureInfo.InvariantCulture))
        {
            int length = Longer(room.Length);
            if (rented is not null) ArrayPool<char>.Shared.Return(rented);
            room = rented = ArrayPool<char>.Shared.Rent(length);
        }

        line.Text(room[..written]);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
    }

    static int Longer(int length) => length < MostLength ? 2 * length : throw new FormatException("The value's text does not end.");
}
