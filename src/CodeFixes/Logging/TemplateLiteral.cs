using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Logging;

/// <summary>Writes a text as the literal that its author would have chosen.</summary>
static class TemplateLiteral
{
    /// <summary>The text as a verbatim or raw literal where the old one was, and where it fits in; else as a plain one.</summary>
    public static string Like(ExpressionSyntax old, string text)
    {
        string start = old.DescendantNodesAndSelf().OfType<InterpolatedStringExpressionSyntax>().FirstOrDefault()?.StringStartToken.Text ?? old.GetFirstToken().Text;
        bool isOneLine = text.IndexOfAny(['\n', '\r']) < 0;
        if (isOneLine && start.IndexOf('@') >= 0 && text.IndexOf('\\') >= 0) return $"@\"{text.Replace("\"", "\"\"")}\"";
        bool needsNoMore = text.Length > 0 && text[0] != '"' && text[text.Length - 1] != '"' && !text.Contains("\"\"\"");
        if (isOneLine && needsNoMore && start.Contains("\"\"\"") && text.IndexOfAny(['"', '\\']) >= 0) return $"\"\"\"{text}\"\"\"";
        return ExpressionText.Literal(text);
    }
}
