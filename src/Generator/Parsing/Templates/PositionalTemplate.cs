using System.Globalization;

namespace InstrumentGen.Generator.Parsing.Templates;

/// <summary>The template of a classic log call as the framework's formatter reads it: whatever stands between two braces is a hole, and holes take the
/// arguments in their order, whatever they are called. <see cref="LogTemplate"/> asks for names.</summary>
/// <param name="Holes">Its holes, in order; those before the fault where there is one.</param>
/// <param name="Fault">What the formatter does not understand, as it is written; <see langword="null"/> where it understands all.</param>
sealed record PositionalTemplate(IReadOnlyList<TemplateHole> Holes, string? Fault)
{
    // From here on the formatter takes no width.
    const int TooWide = 1_000_000;

    /// <summary>Reads a template.</summary>
    public static PositionalTemplate Parse(string template)
    {
        List<TemplateHole> holes = [];
        int open = -1;
        for (int index = 0; index < template.Length; index++)
        {
            char letter = template[index];
            if (letter is not ('{' or '}')) continue;
            bool isDouble = index + 1 < template.Length && template[index + 1] == letter;
            if (open >= 0)
            {
                // In a hole the next brace closes it, even where another one follows; none is text there.
                if (letter == '{' || Hole(template, open, index) is not { } hole) return Faulty(holes, template, open);
                holes.Add(hole);
                open = -1;
            }
            else if (isDouble)
            {
                index++;
            }
            else if (letter == '{')
            {
                open = index;
            }
            else
            {
                return Faulty(holes, template, index);
            }
        }

        return open < 0 ? new(holes, null) : Faulty(holes, template, open);
    }

    static PositionalTemplate Faulty(IReadOnlyList<TemplateHole> holes, string template, int start) => new(holes, template.Substring(start, Math.Min(20, template.Length - start)));

    static TemplateHole? Hole(string template, int start, int end)
    {
        int to = template.IndexOfAny([',', ':'], start, end - start);
        if (to < 0) to = end;
        string format = template.Substring(to, end - to);
        string name = template.Substring(start + 1, to - start - 1);
        return IsAligned(format) ? new(name, start, end + 1 - start, name.StartsWith("@", StringComparison.Ordinal), name.StartsWith("$", StringComparison.Ordinal), format) : null;
    }

    // {Name,width:format}: a width is a number.
    static bool IsAligned(string format)
    {
        if (format.Length == 0 || format[0] == ':') return true;
        int colon = format.IndexOf(':');
        string width = format.Substring(1, (colon < 0 ? format.Length : colon) - 1).Trim();
        return int.TryParse(width, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int alignment) && Math.Abs((long)alignment) < TooWide;
    }
}
