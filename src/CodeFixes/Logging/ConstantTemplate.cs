using System.Text;
using InstrumentGen.CodeFixes.Editing;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Logging;

/// <summary>A template that was made of the parts of a text.</summary>
/// <param name="Text">The template.</param>
/// <param name="Values">What fills its holes, in order.</param>
sealed record ConstantTemplate(string Text, IReadOnlyList<ExpressionSyntax> Values)
{
    /// <summary>Makes the template.</summary>
    /// <param name="parts">The parts of the text.</param>
    /// <param name="others">The values that fill holes which the text has already: then its braces are no text.</param>
    /// <returns>The template, or <see langword="null"/> where the holes and the values do not fit.</returns>
    public static ConstantTemplate? Of(IReadOnlyList<TextPart> parts, IReadOnlyList<ExpressionSyntax> others)
    {
        TemplateHole[] written = others.Count == 0 ? [] : [.. parts.Where(static part => part.Value is null).SelectMany(static part => MessageTemplate.Parse(part.Text).Holes)];
        if (written.Length != others.Count || written.Any(static hole => hole.Index is not null)) return null;
        var names = new HoleNames(written.Select(static hole => hole.Name));
        var text = new StringBuilder();
        List<ExpressionSyntax> values = [];
        int filled = 0;
        foreach (TextPart part in parts)
        {
            if (part.Value is { } value)
            {
                text.Append('{').Append(names.Of(value)).Append(part.Text).Append('}');
                values.Add(value);
            }
            else if (others.Count == 0)
            {
                text.Append(part.Text.Replace("{", "{{").Replace("}", "}}"));
            }
            else
            {
                IReadOnlyList<TemplateHole> holes = MessageTemplate.Parse(part.Text).Holes;
                if (HasLooseBrace(part.Text, holes)) return null;
                text.Append(part.Text);
                foreach (TemplateHole _ in holes) values.Add(others[filled++]);
            }
        }

        return new(text.ToString(), values);
    }

    // A brace that opens here and closes in another part.
    static bool HasLooseBrace(string text, IReadOnlyList<TemplateHole> holes)
    {
        var rest = new StringBuilder(text);
        foreach (TemplateHole hole in holes.Reverse()) rest.Remove(hole.Start, hole.Length);
        return rest.Replace("{{", "").Replace("}}", "").ToString().IndexOfAny(['{', '}']) >= 0;
    }
}
