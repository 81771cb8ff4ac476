using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>Puts lines before and after statements, and takes statements out, with the file's own indentation and line ends.</summary>
static class StatementLines
{
    /// <summary>The edits that run a statement before the one that an expression is in: braces are added where there was room for one only.
    /// <see langword="null"/> where there is no place for it.</summary>
    public static Edit[]? Before(ExpressionSyntax expression, string statement)
    {
        SyntaxNode? holder = expression.Ancestors().FirstOrDefault(static node => node is StatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax);
        return holder switch
        {
            // A condition of a loop runs more often than what stands before the loop.
            not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax) => null,
            StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } one => [Edit.Before(one, statement + Break(one))],
            StatementSyntax { Parent: StatementSyntax or ElseClauseSyntax } one => InBraces(one, statement),
            ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { SemicolonToken: var semicolon } method } arrow when IsVoid(method) => InBody(arrow, semicolon, method, statement),
            _ => null,
        };
    }

    /// <summary>The edit that puts a line behind a statement and behind the comment on its line.</summary>
    public static Edit After(StatementSyntax statement, string line)
    {
        SyntaxTriviaList trailing = statement.GetTrailingTrivia();
        bool endsLine = trailing.Count > 0 && trailing[trailing.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia);
        return new(statement.SyntaxTree, new(endsLine ? trailing[trailing.Count - 1].SpanStart : statement.Span.End, 0), Break(statement) + line);
    }

    /// <summary>The edit that takes a statement out with its line.</summary>
    public static Edit Without(StatementSyntax statement)
    {
        SourceText text = statement.SyntaxTree.GetText();
        TextLine first = text.Lines.GetLineFromPosition(statement.SpanStart), last = text.Lines.GetLineFromPosition(statement.Span.End);
        bool isAlone = IsBlank(text, first.Start, statement.SpanStart) && IsBlank(text, statement.Span.End, last.End);
        return new(statement.SyntaxTree, isAlone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : statement.Span, "");
    }

    /// <summary>A line break and the indentation of the line that a node begins in.</summary>
    public static string Break(SyntaxNode node)
    {
        SourceText text = node.SyntaxTree.GetText();
        TextLine line = text.Lines.GetLineFromPosition(node.SpanStart);
        string whole = text.ToString(line.Span);
        return Imports.LineEnding(text) + whole.Substring(0, whole.Length - whole.TrimStart().Length);
    }

    /// <summary>The edit that puts attributes on a line of their own above a declaration, and below those that it has.</summary>
    public static Edit AttributeLine(MemberDeclarationSyntax declaration, string attributes)
    {
        SyntaxToken first = declaration.AttributeLists.Count > 0 ? declaration.AttributeLists.Last().GetLastToken().GetNextToken() : declaration.GetFirstToken();
        return new(declaration.SyntaxTree, new(first.SpanStart, 0), attributes + Break(declaration));
    }

    static Edit[] InBraces(StatementSyntax one, string statement)
    {
        string outer = Break(one.Parent is ElseClauseSyntax clause ? clause : one.Parent!), inner = outer + "    ";
        TextSpan gap = TextSpan.FromBounds(one.GetFirstToken().GetPreviousToken().Span.End, one.SpanStart);
        string lines = $"{{{inner}{statement}{inner}";
        // A comment between the condition and the statement stays where it is.
        Edit open = IsBlank(one.SyntaxTree.GetText(), gap.Start, gap.End) ? new(one.SyntaxTree, gap, outer + lines) : Edit.Before(one, lines);
        return [open, new(one.SyntaxTree, new(one.Span.End, 0), outer + "}")];
    }

    // => Call(); becomes a body of two statements.
    static Edit[] InBody(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, MethodDeclarationSyntax method, string statement)
    {
        string outer = Break(method), inner = outer + "    ";
        TextSpan head = TextSpan.FromBounds(arrow.GetFirstToken().GetPreviousToken().Span.End, arrow.Expression.SpanStart);
        return !IsBlank(arrow.SyntaxTree.GetText(), head.Start, arrow.SpanStart)
            ? []
            : [new(arrow.SyntaxTree, head, $"{outer}{{{inner}{statement}{inner}"), new(arrow.SyntaxTree, new(semicolon.Span.End, 0), outer + "}")];
    }

    static bool IsVoid(MethodDeclarationSyntax method) => method.ReturnType is PredefinedTypeSyntax { Keyword.ValueText: "void" };

    static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
}
