using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether generated code can name a type with all that it is made of.</summary>
static class Nameability
{
    public static bool CanBeNamed(ITypeSymbol type, Compilation compilation) => FirstUnnameable(type, compilation) is null;

    /// <summary>The first type among the type and its parts that cannot be named.</summary>
    public static INamedTypeSymbol? FirstUnnameable(ITypeSymbol type, Compilation compilation) =>
        SignatureTypes.Parts(type).OfType<INamedTypeSymbol>().FirstOrDefault(part => TypeFacts.Of(part, compilation).Naming != TypeNaming.Possible);
}
