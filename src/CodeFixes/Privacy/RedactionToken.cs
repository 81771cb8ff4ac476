using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>Writes a token in place of a value: as a part of the text that the value stood in, where it did.</summary>
static class RedactionToken
{
    public const string Text = "[redacted]";

    public static IEnumerable<Edit> Instead(ExpressionSyntax value)
    {
        if (value.Parent is InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole) return [Edit.Replace(hole, Text), .. Plain(text)];
        return LiteralBefore(value) is { } literal
            ? [new(value.SyntaxTree, TextSpan.FromBounds(literal.Span.End - 1, value.Span.End), Text + "\"")]
            : [Edit.Replace(value, ExpressionText.Literal(Text))];
    }

    // A text whose only hole is gone needs no dollar sign.
    static IEnumerable<Edit> Plain(InterpolatedStringExpressionSyntax text)
    {
        bool isSimple = text.StringStartToken.Text == "$\"" && text.Contents.Count(static content => content is InterpolationSyntax) == 1 && text.Contents.All(static content => content is InterpolationSyntax || content.ToString().IndexOfAny(['{', '}']) < 0);
        return isSimple ? [new(text.SyntaxTree, text.StringStartToken.Span, "\"")] : [];
    }

    // "No owner of " + token: the literal takes the token in.
    static LiteralExpressionSyntax? LiteralBefore(ExpressionSyntax value)
    {
        if (value.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum || sum.Right != value) return null;
        ExpressionSyntax before = sum.Left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } left ? left.Right : sum.Left;
        bool isAlone = sum.OperatorToken.LeadingTrivia.Concat(sum.OperatorToken.TrailingTrivia).Concat(before.GetTrailingTrivia()).Concat(value.GetLeadingTrivia()).All(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return isAlone && before is LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.StringLiteralToken } literal ? literal : null;
    }
}
