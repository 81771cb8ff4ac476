using System.Globalization;

namespace InstrumentGen.AspNetCore;

/// <summary>Text that a client has sent, so that no log takes it for more than text: providers of others may write it as it is.</summary>
static class ClientText
{
    const char Replacement = '\uFFFD';

    /// <summary>The text, cut to a length, with what ends a line or moves a cursor replaced. Nothing is allocated where nothing is to be done.</summary>
    internal static string? Clean(string? text, int maxLength)
    {
        if (text is null) return null;
        int length = Math.Min(text.Length, maxLength);
        int clean = 0;
        while (clean < length && !IsReplaced(text[clean])) clean++;
        if (clean == text.Length) return text;
        return string.Create(length, text, static (span, text) =>
        {
            for (int index = 0; index < span.Length; index++) span[index] = IsReplaced(text[index]) ? Replacement : text[index];
        });
    }

    // Line and paragraph separators, and what turns the direction of writing, are of these categories.
    static bool IsReplaced(char one) => one >= 0x7F
        ? char.GetUnicodeCategory(one) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        : one < ' ';
}
