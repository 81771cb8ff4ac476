using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>Elements of lists that commas separate.</summary>
static class ListElement
{
    /// <summary>The edit that takes an element out with one of the commas around it.</summary>
    public static Edit Without(SyntaxNode element)
    {
        SyntaxToken before = element.GetFirstToken().GetPreviousToken(), after = element.GetLastToken().GetNextToken();
        TextSpan span = before.ValueText == "," ? TextSpan.FromBounds(before.SpanStart, element.Span.End)
            : after.ValueText == "," ? TextSpan.FromBounds(element.SpanStart, after.GetNextToken().SpanStart)
            : element.Span;
        return new(element.SyntaxTree, span, "");
    }
}
