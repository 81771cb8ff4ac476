using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Calls that the compiler writes for a statement: of <c>foreach</c>, <c>using</c> and deconstruction.</summary>
static class ImplicitCalls
{
    public static readonly ImmutableArray<OperationKind> Kinds =
        [OperationKind.Loop, OperationKind.Using, OperationKind.UsingDeclaration, OperationKind.DeconstructionAssignment];

    /// <summary>The methods that the statement calls.</summary>
    public static IEnumerable<IMethodSymbol> Of(IOperation statement) => statement switch
    {
        IForEachLoopOperation { Syntax: CommonForEachStatementSyntax loop } => Of(statement.SemanticModel!.GetForEachStatementInfo(loop)),
        IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax pair } => Of(statement.SemanticModel!.GetDeconstructionInfo(pair)),
        IUsingOperation block => Disposers(Resources(block.Resources), block.IsAsynchronous),
        IUsingDeclarationOperation declaration => Disposers(Resources(declaration.DeclarationGroup), declaration.IsAsynchronous),
        _ => [],
    };

    /// <summary>The keyword or operator that stands for the calls.</summary>
    public static Location Place(IOperation statement) => statement.Syntax switch
    {
        CommonForEachStatementSyntax loop => loop.ForEachKeyword.GetLocation(),
        UsingStatementSyntax block => block.UsingKeyword.GetLocation(),
        LocalDeclarationStatementSyntax declaration => declaration.UsingKeyword.GetLocation(),
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.GetLocation(),
        SyntaxNode other => other.GetLocation(),
    };

    static IEnumerable<IMethodSymbol> Of(ForEachStatementInfo loop) =>
        new[] { loop.GetEnumeratorMethod, loop.MoveNextMethod, loop.DisposeMethod }.OfType<IMethodSymbol>();

    static IEnumerable<IMethodSymbol> Of(DeconstructionInfo deconstruction)
    {
        if (deconstruction.Method is { } method) yield return method;
        if (deconstruction.Nested.IsDefault) yield break;
        foreach (IMethodSymbol nested in deconstruction.Nested.SelectMany(Of)) yield return nested;
    }

    static IEnumerable<ITypeSymbol> Resources(IOperation resources) => resources is IVariableDeclarationGroupOperation group
        ? group.Declarations.SelectMany(static declaration => declaration.Declarators).Select(static declarator => declarator.Symbol.Type)
        : resources.Type is { } type ? [type] : [];

    // The compiler does not tell which method it calls: it is the one without parameters, the interface's or the pattern's.
    static IEnumerable<IMethodSymbol> Disposers(IEnumerable<ITypeSymbol> types, bool isAsynchronous)
    {
        string name = isAsynchronous ? "DisposeAsync" : "Dispose";
        foreach (ITypeSymbol type in types)
        {
            for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
            {
                if (one.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(IsDisposer) is not { } method) continue;
                yield return method;
                break;
            }
        }
    }

    static bool IsDisposer(IMethodSymbol method) => method is { IsStatic: false, Parameters.Length: 0 };
}
