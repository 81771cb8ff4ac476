namespace InstrumentGen;

/// <summary>Collections in messages: <c>a, b, c</c>.</summary>
static class ItemsText
{
    /// <summary>How many elements are written where nobody has said it.</summary>
    internal const int Most = 32;

    internal static ReadOnlySpan<byte> Separator => ", "u8;

    internal static void Write<T>(LogLine line, ReadOnlySpan<T> values, int max)
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (!Begin(line, index, max)) return;
            WriteOne(line, values[index]);
        }
    }

    internal static void Write<T>(LogLine line, IEnumerable<T> values, int max)
    {
        int start = line.Position;
        try
        {
            int index = 0;
            foreach (T value in values)
            {
                if (!Begin(line, index++, max)) return;
                WriteOne(line, value);
            }
        }
        catch (Exception exception)
        {
            line.Position = start;
            line.Unreadable(exception);
        }
    }

    static bool Begin(LogLine line, int index, int max)
    {
        if (index > 0) line.Raw(Separator);
        if (index < max) return true;
        line.Raw(LogTokens.More);
        return false;
    }

    // A collection in a collection gives its own text, as in messages of Microsoft.Extensions.Logging.
    static void WriteOne<T>(LogLine line, T value)
    {
        if (typeof(T).IsValueType) ValueText.Write(line, value);
        else WriteObject(line, value);
    }

    static void WriteObject(LogLine line, object? value)
    {
        int start = line.Position;
        try
        {
            ObjectText.WriteElement(line, value);
        }
        catch (Exception exception)
        {
            line.Position = start;
            line.Unreadable(exception);
        }
    }
}
