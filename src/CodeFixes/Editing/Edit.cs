using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>A piece of a file that is replaced. What is not replaced keeps its comments and its formatting.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Span">What is replaced; empty where something is put in.</param>
/// <param name="Text">What takes its place.</param>
sealed record Edit(SyntaxTree Tree, TextSpan Span, string Text)
{
    /// <summary>Replaces a node, the trivia around it left alone.</summary>
    public static Edit Replace(SyntaxNode node, string text) => new(node.SyntaxTree, node.Span, text);

    /// <summary>Puts something in front of a node and behind what stands before it.</summary>
    public static Edit Before(SyntaxNode node, string text) => new(node.SyntaxTree, new(node.SpanStart, 0), text);

    /// <summary>Whether both can be made.</summary>
    public bool IsApartFrom(Edit other) => Tree != other.Tree || !(Span.IsEmpty || other.Span.IsEmpty ? Inside(Span, other.Span) : Span.OverlapsWith(other.Span));

    // Something that is put in at the border of what is replaced is apart from it.
    static bool Inside(TextSpan one, TextSpan other) =>
        one.IsEmpty != other.IsEmpty && (one.IsEmpty ? one.Start > other.Start && one.Start < other.End : other.Start > one.Start && other.Start < one.End);
}
