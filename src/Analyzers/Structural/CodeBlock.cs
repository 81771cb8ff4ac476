using InstrumentGen.Analyzers.Flow.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Structural;

/// <summary>The bound code of one member.</summary>
/// <param name="Syntax">Its text.</param>
/// <param name="Owner">The member.</param>
/// <param name="Model">The model of its file.</param>
/// <param name="Root">The operation that holds all of it.</param>
/// <param name="Operations">All operations, in the order of the source.</param>
/// <param name="CancellationToken">Cancelled when nobody waits any more.</param>
sealed record CodeBlock(
    SyntaxNode Syntax,
    ISymbol Owner,
    SemanticModel Model,
    IOperation Root,
    IReadOnlyList<IOperation> Operations,
    CancellationToken CancellationToken)
{
    // A method of more than this is generated; nobody would act on what is said of it.
    const int MostOperations = 40_000;

    /// <summary>The code of a member, or <see langword="null"/> where there is none or too much.</summary>
    public static CodeBlock? Of(SyntaxNode syntax, ISymbol owner, SemanticModel model, CancellationToken cancellationToken)
    {
        if (MethodFlow.Bind(syntax, owner, model, cancellationToken) is not { } root) return null;
        IOperation[] operations = [.. root.DescendantsAndSelf().Take(MostOperations + 1)];
        cancellationToken.ThrowIfCancellationRequested();
        return operations.Length > MostOperations ? null : new(syntax, owner, model, root, operations, cancellationToken);
    }

    /// <summary>The method, lambda or local function whose code an operation is.</summary>
    public IMethodSymbol? FunctionOf(IOperation operation)
    {
        for (IOperation? one = operation.Parent; one is not null; one = one.Parent)
        {
            if (one is IAnonymousFunctionOperation lambda) return lambda.Symbol;
            if (one is ILocalFunctionOperation local) return local.Symbol;
        }

        return Owner as IMethodSymbol;
    }

    /// <summary>Every mention of a local variable, its declaration not among them.</summary>
    public IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local) =>
        Operations.OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local));

    /// <summary>What is assigned to a local variable, where it is declared and later.</summary>
    public IEnumerable<IOperation> ValuesOf(ILocalSymbol local)
    {
        foreach (IOperation operation in Operations)
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            {
                if (declarator.GetVariableInitializer() is { } initializer) yield return initializer.Value;
            }
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation target } assignment && SymbolEqualityComparer.Default.Equals(target.Local, local))
            {
                yield return assignment.Value;
            }
        }
    }

    /// <summary>The code of a method or local function that is written in the same file.</summary>
    public IOperation? CodeOf(IMethodSymbol method)
    {
        SyntaxReference? reference = method.DeclaringSyntaxReferences.FirstOrDefault(one => one.SyntaxTree == Model.SyntaxTree);
        return reference is null ? null : Model.GetOperation(reference.GetSyntax(CancellationToken), CancellationToken);
    }
}
