namespace InstrumentGen;

/// <summary>The holes of a template.</summary>
static class TemplateHoles
{
    /// <summary>How many of them have a format, as <c>{Total:F2}</c>. Doubled braces are text.</summary>
    internal static int CountFormatted(ReadOnlySpan<char> template)
    {
        int count = 0;
        while (template.IndexOf('{') is var open and >= 0)
        {
            template = template[(open + 1)..];
            if (template is ['{', ..])
            {
                template = template[1..];
                continue;
            }

            int close = template.IndexOf('}');
            if (close < 0) break;
            ReadOnlySpan<char> hole = template[..close];
            int colon = hole.IndexOf(':');
            if (colon >= 0 && colon < hole.Length - 1) count++;
            template = template[(close + 1)..];
        }

        return count;
    }
}
