using InstrumentGen.Analyzers.Structural;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Metrics;

/// <summary>A label that can be taken out on its own.</summary>
/// <param name="Whole">What goes: the argument, the element of an initializer, or the whole statement.</param>
/// <param name="Key">The label's key.</param>
/// <param name="Value">Its value.</param>
sealed record Label(SyntaxNode Whole, ExpressionSyntax Key, ExpressionSyntax Value)
{
    const string Metrics = "System.Diagnostics.Metrics";

    /// <summary>The label around a value; <see langword="null"/> where it has a place among others that is not its own.</summary>
    public static Label? Around(ExpressionSyntax value, FixSite site)
    {
        foreach (SyntaxNode node in value.AncestorsAndSelf().TakeWhile(static node => node is not StatementSyntax))
        {
            if (node is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [var key, var second] } list } && second == node && OfCall(list, site) is { } whole) return new(whole, key.Expression, second.Expression);
            if (node is ExpressionSyntax { Parent: InitializerExpressionSyntax { Expressions: [var name, var content] } element } && content == node && element.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax tags } && IsTagList(site.TypeOf(tags)))
            {
                return new(element, name, content);
            }
        }

        return null;
    }

    /// <summary>The edit that names the type of the only label that stays: <c>new(key, value)</c> alone could be many things.</summary>
    public IEnumerable<Edit> Typed() =>
        Whole is ArgumentSyntax { Parent: ArgumentListSyntax list } && list.Arguments.Skip(1).Where(one => one != Whole).ToArray() is [{ Expression: ImplicitObjectCreationExpressionSyntax other }]
            ? [new(other.SyntaxTree, new(other.NewKeyword.Span.End, 0), " KeyValuePair<string, object?>")]
            : [];

    // new KeyValuePair<string, object?>(key, value) as an argument of an instrument's call, or tags.Add(key, value).
    static SyntaxNode? OfCall(ArgumentListSyntax pair, FixSite site)
    {
        if (pair.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } add, Parent: ExpressionStatementSyntax statement } && IsTagList(site.TypeOf(add.Expression))) return statement;
        if (pair.Parent is not ExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument } made) return null;
        return site.TypeOf(made) is { Name: "KeyValuePair" } && site.SymbolOf(call) is IMethodSymbol { Name: "Add" or "Record" } method && method.IsIn(Metrics) ? argument : null;
    }

    static bool IsTagList(ITypeSymbol? type) => type.Is("System.Diagnostics.TagList");
}
