using System.Buffers;
using System.Collections;
using System.Globalization;

namespace InstrumentGen;

/// <summary>The text that values give themselves.</summary>
static class FormattedText
{
    const int FirstLength = 64;

    /// <summary>A text that does not fit in here is asked for as a string: there are values that never fit.</summary>
    const int MostLength = 1 << 16;

    /// <summary>Writes any value, which may throw.</summary>
    internal static void Write<T>(LogLine line, T value, string? format)
    {
        int start = line.Position;
        try
        {
            if (PlainValue.TryWrite(line, value, format)) line.Escape(start);
            else WriteThrowing(line, value, format);
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
        else if (value is char one) line.Text(new ReadOnlySpan<char>(in one));
        else if (value is IEnumerable) ObjectText.WriteThrowing(line, value, format);
        else if (value is IUtf8SpanFormattable && TryWriteUtf8(line, value, format)) return;
        else if (value is ISpanFormattable && TryWriteChars(line, value, format)) return;
        else if (value is IFormattable) line.Text(((IFormattable)value).ToString(format, CultureInfo.InvariantCulture));
        else line.Text(value.ToString());
    }

    static bool TryWriteUtf8<T>(LogLine line, T value, string? format)
    {
        int start = line.Position;
        for (int length = FirstLength; length <= MostLength; length *= 2)
        {
            Span<byte> room = line.Room(length);
            if (!((IUtf8SpanFormattable)value!).TryFormat(room, out int written, format, CultureInfo.InvariantCulture)) continue;
            line.Advance(room[..written].Length);
            line.Escape(start);
            return true;
        }

        return false;
    }

    static bool TryWriteChars<T>(LogLine line, T value, string? format)
    {
        Span<char> room = stackalloc char[4 * FirstLength];
        if (((ISpanFormattable)value!).TryFormat(room, out int written, format, CultureInfo.InvariantCulture))
        {
            line.Text(room[..written]);
            return true;
        }

        for (int length = 8 * FirstLength; length <= MostLength; length *= 2)
        {
            char[] rented = ArrayPool<char>.Shared.Rent(length);
            bool fits = ((ISpanFormattable)value).TryFormat(rented, out written, format, CultureInfo.InvariantCulture);
            if (fits) line.Text(rented.AsSpan(0, written));
            ArrayPool<char>.Shared.Return(rented);
            if (fits) return true;
        }

        return false;
    }
}
