using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Tells whether code is data: part of an expression tree, written as a lambda or as a query.</summary>
static class ExpressionTrees
{
    public static bool Contain(SemanticModel model, SyntaxNode node, CancellationToken cancellationToken)
    {
        for (SyntaxNode? one = node.Parent; one is not null and not MemberDeclarationSyntax; node = one, one = one.Parent)
        {
            if (IsTree(model, one, node, cancellationToken)) return true;
        }

        return false;
    }

    static bool IsTree(SemanticModel model, SyntaxNode node, SyntaxNode child, CancellationToken cancellationToken) => node switch
    {
        // The joined sequence is an argument like any other.
        JoinClauseSyntax join when join.InExpression == child => false,
        LambdaExpressionSyntax => IsExpression(model.GetTypeInfo(node, cancellationToken).ConvertedType),
        QueryClauseSyntax clause => TakesExpression(model.GetQueryClauseInfo(clause, cancellationToken).OperationInfo.Symbol),
        OrderingSyntax or SelectOrGroupClauseSyntax => TakesExpression(model.GetSymbolInfo(node, cancellationToken).Symbol),
        _ => false,
    };

    static bool TakesExpression(ISymbol? symbol) =>
        symbol is IMethodSymbol method && method.Parameters.Any(static parameter => IsExpression(parameter.Type));

    static bool IsExpression(ITypeSymbol? type) => type is INamedTypeSymbol
    {
        Name: "Expression" or "LambdaExpression",
        ContainingNamespace: { Name: "Expressions", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
    };
}
