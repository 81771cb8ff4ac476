using System.Globalization;
using System.Text;

namespace InstrumentGen.Generator.Parsing.Templates;

/// <summary>The message of a log event, read to the letter: a brace that means nothing is a fault. <see cref="MessageTemplate"/> reads those of any
/// framework, and half-typed ones.</summary>
/// <param name="Parts">Text and holes, in order.</param>
/// <param name="Fault">What cannot be read, as it is written; <see langword="null"/> where all can.</param>
sealed record LogTemplate(IReadOnlyList<LogTemplatePart> Parts, string? Fault)
{
    /// <summary>Reads a template. What cannot be read is text.</summary>
    public static LogTemplate Parse(string template)
    {
        List<LogTemplatePart> parts = [];
        var text = new StringBuilder();
        string? fault = null;
        for (int index = 0; index < template.Length; index++)
        {
            char letter = template[index];
            bool isDouble = letter is '{' or '}' && index + 1 < template.Length && template[index + 1] == letter;
            if (letter == '{' && !isDouble && Hole(template, index, out int length) is { } hole)
            {
                if (text.Length > 0) parts.Add(new(text.ToString(), null, 0, null));
                text.Clear();
                parts.Add(hole);
                index += length - 1;
                continue;
            }

            if (letter is '{' or '}' && !isDouble) fault ??= template.Substring(index, Math.Min(20, template.Length - index));
            text.Append(letter);
            if (isDouble) index++;
        }

        if (text.Length > 0) parts.Add(new(text.ToString(), null, 0, null));
        return new(parts, fault);
    }

    // {Name}, {Name,alignment}, {Name:format}, {Name,alignment:format}. What other frameworks put before the name says nothing here.
    static LogTemplatePart? Hole(string template, int start, out int length)
    {
        int end = template.IndexOf('}', start);
        length = end - start + 1;
        if (end < 0) return null;
        string inside = template.Substring(start + 1, length - 2);
        int colon = inside.IndexOf(':');
        string? format = colon < 0 ? null : inside.Substring(colon + 1);
        string[] head = (colon < 0 ? inside : inside.Substring(0, colon)).Split(',');
        string name = head[0].Trim().TrimStart('@', '$');
        int alignment = 0;
        bool isAligned = head.Length == 1 || (head.Length == 2 && int.TryParse(head[1].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out alignment) && Math.Abs(alignment) <= 1000);
        return isAligned && IsName(name) && format != "" ? new("", name, alignment, format) : null;
    }

    static bool IsName(string name) => name.Length > 0 && name.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '-');
}

/// <summary>Text or a hole of a log event's message.</summary>
/// <param name="Text">The text, with single braces for double ones.</param>
/// <param name="Name">The hole's name; <see langword="null"/> where it is text.</param>
/// <param name="Alignment">How wide the value is written at least; negative to the left.</param>
/// <param name="Format">The value's format; <see langword="null"/> where none is given.</param>
sealed record LogTemplatePart(string Text, string? Name, int Alignment, string? Format);
