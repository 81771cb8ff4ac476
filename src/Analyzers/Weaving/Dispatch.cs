using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>What a call runs may be another method than the one it is bound to.</summary>
static class Dispatch
{
    /// <summary>Whether a call that is bound to one member may run the method that overrides or implements the other: the two are the same
    /// member, perhaps of different constructions of one generic type.</summary>
    public static bool MayReach(IMethodSymbol called, ITypeSymbol? receiver, IMethodSymbol slot, INamedTypeSymbol implementer) =>
        MayBeSame(called.ContainingType, slot.ContainingType) && MayHold(receiver, implementer);

    static bool MayBeSame(INamedTypeSymbol one, INamedTypeSymbol other) =>
        one.TypeParameters.Any(static parameter => parameter.Variance != VarianceKind.None)
        || one.TypeArguments.Zip(other.TypeArguments, MayBeSame).All(static same => same);

    static bool MayBeSame(ITypeSymbol one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other) || HasTypeParameter(one) || HasTypeParameter(other);

    static bool HasTypeParameter(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => HasTypeParameter(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasTypeParameter),
        _ => false,
    };

    // Whether a variable of the receiver's type may hold an instance of the implementing type.
    static bool MayHold(ITypeSymbol? receiver, INamedTypeSymbol implementer) =>
        receiver is not INamedTypeSymbol { OriginalDefinition: var definition }
        || implementer.AllInterfaces.Concat(SelfAndBases(implementer))
            .Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, definition));

    static IEnumerable<INamedTypeSymbol> SelfAndBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType) yield return one;
    }
}
