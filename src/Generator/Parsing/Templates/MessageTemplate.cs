namespace InstrumentGen.Generator.Parsing.Templates;

/// <summary>A message template of any logging framework: text and named or numbered holes, <c>{@Order:format}</c>.</summary>
/// <param name="Text">The whole template.</param>
/// <param name="Holes">Its holes, in order.</param>
sealed record MessageTemplate(string Text, IReadOnlyList<TemplateHole> Holes)
{
    /// <summary>Reads a template. What is not a hole, as a brace that is never closed, is text: half-typed templates are read too.</summary>
    public static MessageTemplate Parse(string text)
    {
        List<TemplateHole> holes = [];
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] != '{') continue;
            if (index + 1 < text.Length && text[index + 1] == '{')
            {
                index++;
                continue;
            }

            int end = text.IndexOf('}', index + 1);
            if (end < 0) break;
            if (Hole(text, index, end) is { } hole)
            {
                holes.Add(hole);
                index = end;
            }
        }

        return new(text, holes);
    }

    static TemplateHole? Hole(string text, int start, int end)
    {
        int from = start + 1;
        char capture = from < end && text[from] is '@' or '$' ? text[from++] : '\0';
        int to = from;
        while (to < end && text[to] is not (':' or ',')) to++;
        string name = text.Substring(from, to - from).Trim();
        if (name.Length == 0 || !name.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '-' or ' ')) return null;
        string format = to < end ? text.Substring(to, end - to) : "";
        return new(name, start, end + 1 - start, capture == '@', capture == '$', format);
    }
}
