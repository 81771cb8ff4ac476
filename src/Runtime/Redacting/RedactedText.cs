using System.Buffers;
using System.Globalization;
using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen;

/// <summary>Redacts values. Whatever fails is counted, and the constant token stands in the value's place.</summary>
static class RedactedText
{
    const int StackChars = 256;

    /// <summary>A value that does not fit in here does not end.</summary>
    const int MostChars = 1 << 24;

    /// <summary>Writes what is recorded of a value that is not <see langword="null"/>.</summary>
    internal static void Write<T, TTarget>(T value, ValueRedaction redaction, ref TTarget target)
        where TTarget : struct, ITextTarget
    {
        if (redaction.Redactor is { } redactor) Write(value, redactor, ref target);
        else target.Take(LogValues.Redacted);
    }

    /// <summary>As above, with what redacts.</summary>
    internal static void Write<T, TTarget>(T value, Redactor redactor, ref TTarget target)
        where TTarget : struct, ITextTarget
    {
        try
        {
            // One type test is left where T is a value type: the same text in each place, so that it can be joined.
            if (value is string text) Redact(text, redactor, ref target);
            else if (value is not Enum && value is ISpanFormattable) Format(value, FormatOf(value), redactor, ref target);
            else if (value is not Enum && value is IFormattable) Redact(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), redactor, ref target);
            else Redact(value!.ToString(), redactor, ref target);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.Redactor, RedactionFailure.Of(exception));
            target.Take(LogValues.Redacted);
        }
    }

    static string? FormatOf<T>(T value) => value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? "O" : null;

    static void Format<T, TTarget>(T value, string? format, Redactor redactor, ref TTarget target)
        where TTarget : struct, ITextTarget
    {
        Span<char> room = stackalloc char[StackChars];
        char[]? rented = null;
        try
        {
            int length;
            while (!((ISpanFormattable)value!).TryFormat(room, out length, format, CultureInfo.InvariantCulture))
            {
                if (room.Length >= MostChars) throw new FormatException("The value's text does not end.");
                Return(rented);
                room = rented = ArrayPool<char>.Shared.Rent(2 * room.Length);
            }

            Redact(room[..length], redactor, ref target);
        }
        finally
        {
            Return(rented);
        }
    }

    static void Redact<TTarget>(ReadOnlySpan<char> text, Redactor redactor, ref TTarget target)
        where TTarget : struct, ITextTarget
    {
        int length = redactor.GetRedactedLength(text);
        char[]? rented = length > StackChars ? ArrayPool<char>.Shared.Rent(length) : null;
        try
        {
            Span<char> room = rented ?? stackalloc char[StackChars];
            int written = redactor.Redact(text, room[..length]);
            // What leaves nothing has erased the value: that it was there is said in our way.
            target.Take(written == 0 && text.Length > 0 ? LogValues.Redacted : room[..written]);
        }
        finally
        {
            Return(rented);
        }
    }

    // It may have held the value in clear.
    static void Return(char[]? rented)
    {
        if (rented is not null) ArrayPool<char>.Shared.Return(rented, clearArray: true);
    }
}
