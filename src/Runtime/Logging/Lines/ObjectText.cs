using System.Collections;

namespace InstrumentGen;

/// <summary>Objects in messages.</summary>
static class ObjectText
{
    internal static void Write(LogLine line, object? value, string? format)
    {
        if (value is string text) line.Text(text);
        else if (value is null) line.Raw(LogTokens.Null);
        else FormattedText.Write(line, value, format);
    }

    /// <summary>A collection as its elements. Their formats are their own, as in messages of <c>Microsoft.Extensions.Logging</c>.</summary>
    internal static void WriteThrowing(LogLine line, object value, string? format)
    {
        if (value is not IEnumerable elements)
        {
            FormattedText.WriteThrowing(line, value, format);
            return;
        }

        bool isFirst = true;
        int count = 0;
        foreach (object? element in elements)
        {
            if (!isFirst) line.Raw(ItemsText.Separator);
            isFirst = false;
            if (count++ == ItemsText.Most)
            {
                line.Raw(LogTokens.More);
                return;
            }

            WriteElement(line, element);
        }
    }

    /// <summary>An element. One that is a collection too gives its own text, so that nothing goes round in circles.</summary>
    internal static void WriteElement(LogLine line, object? element)
    {
        if (element is IEnumerable and not string) line.Text(element.ToString());
        else if (element is null) line.Raw(LogTokens.Null);
        else FormattedText.WriteThrowing(line, element, null);
    }
}
