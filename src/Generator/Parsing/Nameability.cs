using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether generated code, which is a stranger in the user's assembly, can name a type.</summary>
static class Nameability
{
    public static bool CanBeNamed(ITypeSymbol type, Compilation compilation) => FirstUnnameable(type, compilation) is null;

    /// <summary>The first type among the type and its parts that cannot be named: private or protected, local to a file, or reachable
    /// through an extern alias only.</summary>
    public static ITypeSymbol? FirstUnnameable(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => FirstUnnameable(array.ElementType, compilation),
        IPointerTypeSymbol pointer => FirstUnnameable(pointer.PointedAtType, compilation),
        INamedTypeSymbol named => FirstUnnameableNamed(named, compilation),
        _ => null,
    };

    static ITypeSymbol? FirstUnnameableNamed(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.ContainingType)
        {
            if (one.IsFileLocal || one.IsAnonymousType || !compilation.IsSymbolAccessibleWithin(one.OriginalDefinition, compilation.Assembly)) return one;
            if (IsAliasedOnly(one, compilation)) return one;
            if (one.IsUnboundGenericType) continue;
            foreach (ITypeSymbol argument in one.TypeArguments)
            {
                if (FirstUnnameable(argument, compilation) is { } unnameable) return unnameable;
            }
        }

        return null;
    }

    static bool IsAliasedOnly(INamedTypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        && compilation.GetMetadataReference(assembly) is { Properties.Aliases: { Length: > 0 } aliases }
        && !aliases.Contains("global");
}
