using System.Collections;

namespace InstrumentGen;

/// <summary>Collections as values of fields: arrays of a bounded length.</summary>
static class ItemsField
{
    const byte Separator = (byte)',';

    internal static void Write<T>(LogLine line, ReadOnlySpan<T> values, int max)
    {
        line.Affix(line.Style.ArrayPrefix);
        for (int index = 0; index < values.Length && index < max; index++)
        {
            if (index > 0) line.Raw(Separator);
            WriteOne(line, values[index]);
        }

        line.Affix(line.Style.ArraySuffix);
    }

    internal static void Write<T>(LogLine line, IEnumerable<T> values, int max)
    {
        int start = line.Position;
        try
        {
            line.Affix(line.Style.ArrayPrefix);
            int index = 0;
            foreach (T value in values)
            {
                if (index >= max) break;
                if (index++ > 0) line.Raw(Separator);
                WriteOne(line, value);
            }

            line.Affix(line.Style.ArraySuffix);
        }
        catch (Exception exception)
        {
            line.UnreadableValue(start, exception);
        }
    }

    internal static void Write(LogLine line, IEnumerable values, int max) => Write(line, values.Cast<object?>(), max);

    static void WriteOne<T>(LogLine line, T value)
    {
        if (typeof(T).IsValueType && value is not IEnumerable) ValueField.Write(line, value);
        else ObjectField.WriteOne(line, value);
    }
}
