using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The operations of one name.</summary>
sealed class NamedOperations(IReadOnlyList<Operation> all)
{
    readonly HashSet<IMethodSymbol> _methods = new(all.Select(static operation => operation.Method), SymbolEqualityComparer.Default);

    public IReadOnlyList<Operation> All => all;

    /// <summary>Whether a method, as it is declared, is one of them.</summary>
    public bool Contains(IMethodSymbol declaration) => _methods.Contains(declaration);
}
