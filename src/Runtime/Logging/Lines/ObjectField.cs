using System.Collections;

namespace InstrumentGen;

/// <summary>Objects as values of fields.</summary>
static class ObjectField
{
    internal static void Write(LogLine line, object? value)
    {
        if (value is string text) line.TextValue(text);
        else if (value is null) line.NullValue();
        else if (value is IEnumerable elements) ItemsField.Write(line, elements, ItemsText.Most);
        else WriteOne(line, value);
    }

    /// <summary>One value: a collection too gives its own text here, so that nothing goes round in circles.</summary>
    internal static void WriteOne(LogLine line, object? value)
    {
        switch (value)
        {
            case null: line.NullValue(); break;
            case string text: line.TextValue(text); break;
            case bool one: line.BooleanValue(one); break;
            case int one: line.IntegerValue(one); break;
            case long one: line.IntegerValue(one); break;
            case double one: NumberField.Write(line, one); break;
            case decimal one: NumberField.Write(line, one); break;
            case float one: NumberField.Write(line, one); break;
            case uint or short or ushort or byte or sbyte: line.IntegerValue(Convert.ToInt64(value, null)); break;
            case ulong one: NumberField.Write(line, one); break;
            case nint one: line.IntegerValue(one); break;
            case nuint one: NumberField.Write(line, one); break;
            case Half one: NumberField.Write(line, one); break;
            case DateTime one: TextField.Write(line, one); break;
            case DateTimeOffset one: TextField.Write(line, one); break;
            case DateOnly one: TextField.Write(line, one); break;
            case TimeOnly one: TextField.Write(line, one); break;
            case IEnumerable: WriteOwnText(line, value); break;
            default: TextField.WriteAny(line, value); break;
        }
    }

    /// <summary>What it says of itself as a whole.</summary>
    internal static void WriteOwnText(LogLine line, object value)
    {
        int before = line.Position;
        try
        {
            line.TextValue(value.ToString());
        }
        catch (Exception exception)
        {
            line.UnreadableValue(before, exception);
        }
    }
}
