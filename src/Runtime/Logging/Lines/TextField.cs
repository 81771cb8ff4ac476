using System.Collections;

namespace InstrumentGen;

/// <summary>Values of fields that are text.</summary>
static class TextField
{
    internal static void Write<T>(LogLine line, T value)
    {
        if (typeof(T).IsEnum)
        {
            int start = line.BeginText();
            line.Text(EnumTexts<T>.Of(value));
            line.EndText(start);
        }
        else if (FormattedText.IsPlain<T>())
        {
            int start = line.BeginText();
            FormattedText.WritePlain(line, value, IsDate<T>() ? "O" : null);
            line.EndText(start);
        }
        else if (default(T) is null || value is IEnumerable)
        {
            ObjectField.Write(line, value);
        }
        else
        {
            WriteAny(line, value);
        }
    }

    /// <summary>The text that a value gives itself.</summary>
    internal static void WriteAny<T>(LogLine line, T value)
    {
        int before = line.Position;
        try
        {
            int start = line.BeginText();
            FormattedText.WriteThrowing(line, value, null);
            line.EndText(start);
        }
        catch (Exception exception)
        {
            line.UnreadableValue(before, exception);
        }
    }

    static bool IsDate<T>() =>
        typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateOnly) || typeof(T) == typeof(TimeOnly);
}
