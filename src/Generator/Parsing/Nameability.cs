using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether generated code can name a type with all that it is made of.</summary>
static class Nameability
{
    public static bool CanBeNamed(ITypeSymbol type, Compilation compilation) => FirstUnnameable(type, compilation) is null;

    /// <summary>The first type among the type and its parts that cannot be named.</summary>
    /// <param name="type">The type.</param>
    /// <param name="compilation">Where it is named.</param>
    /// <param name="insideItsType">Whether the code stands in the type that names it already, so that what is private is in reach.</param>
    public static INamedTypeSymbol? FirstUnnameable(ITypeSymbol type, Compilation compilation, bool insideItsType = false) =>
        SignatureTypes.Parts(type).OfType<INamedTypeSymbol>().FirstOrDefault(part => TypeFacts.Of(part, compilation).Naming is var naming
            && naming != TypeNaming.Possible && !(insideItsType && naming == TypeNaming.Inaccessible && !TypeFacts.IsFileLocal(part)));
}
