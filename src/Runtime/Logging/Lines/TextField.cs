using System.Collections;

namespace InstrumentGen;

/// <summary>Values of fields that are text.</summary>
static class TextField
{
    internal static void Write<T>(LogLine line, T value)
    {
        if (typeof(T).IsEnum) WriteName(line, value);
        else if (TryWritePlain(line, value)) return;
        else if (default(T) is null || value is IEnumerable) ObjectField.Write(line, value);
        else WriteAny(line, value);
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

    static void WriteName<T>(LogLine line, T value)
    {
        int start = line.BeginText();
        line.Text(EnumTexts<T>.Of(value));
        line.EndText(start);
    }

    static bool TryWritePlain<T>(LogLine line, T value)
    {
        int before = line.Position;
        int start = line.BeginText();
        if (PlainValue.TryWrite(line, value, IsDate<T>() ? "O" : null))
        {
            line.EndText(start);
            return true;
        }

        line.Position = before;
        return false;
    }

    static bool IsDate<T>() =>
        typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset) || typeof(T) == typeof(DateOnly) || typeof(T) == typeof(TimeOnly);
}
