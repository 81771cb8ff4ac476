using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>Expressions as text that fits where it is put.</summary>
static class ExpressionText
{
    static readonly HashSet<string> s_reading = new(StringComparer.Ordinal)
    {
        "ToString", "Trim", "TrimStart", "TrimEnd", "Substring", "Replace", "ToUpper", "ToLower", "ToUpperInvariant", "ToLowerInvariant", "GetType", "GetValueOrDefault",
    };

    /// <summary>The text of a value that takes the place of an expression: in parentheses where an operator or a member stands next to it.</summary>
    /// <param name="place">The expression that it replaces.</param>
    /// <param name="text">An expression with operators in it.</param>
    public static string In(ExpressionSyntax place, string text) => place.Parent switch
    {
        ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or ParenthesizedExpressionSyntax => text,
        InitializerExpressionSyntax or ExpressionElementSyntax or AnonymousObjectMemberDeclaratorSyntax => text,
        AssignmentExpressionSyntax assignment when assignment.Right == place => text,
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) && binary.Right == place => text,
        _ => $"({text})",
    };

    /// <summary>Text as a literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Whether comments or directives stand inside a node: they would be lost if it were written anew.</summary>
    public static bool HoldsComments(SyntaxNode node) =>
        node.DescendantTrivia().Any(trivia => node.Span.Contains(trivia.Span) && (trivia.IsDirective || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)));

    /// <summary>Whether an expression only reads: it may be evaluated later, or not at all.</summary>
    public static bool OnlyReads(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().All(static node => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => s_reading.Contains(name.Identifier.ValueText),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } } => s_reading.Contains(name.Identifier.ValueText),
        InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or DeclarationExpressionSyntax or ThrowExpressionSyntax => false,
        PostfixUnaryExpressionSyntax unary => unary.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax unary => !unary.IsKind(SyntaxKind.PreIncrementExpression) && !unary.IsKind(SyntaxKind.PreDecrementExpression),
        _ => true,
    });

    /// <summary>Whether an expression is a variable or a chain of members: to evaluate it twice is the same as once.</summary>
    public static bool IsPlain(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsPlain(access.Expression),
        _ => false,
    };
}
