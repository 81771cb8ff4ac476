using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether generated code, which is a stranger in the user's assembly, can name a type.</summary>
static class Nameability
{
    public static bool CanBeNamed(ITypeSymbol type, Compilation compilation) => FirstUnnameable(type, compilation) is null;

    /// <summary>The first type among the type and its parts that cannot be named.</summary>
    public static INamedTypeSymbol? FirstUnnameable(ITypeSymbol type, Compilation compilation) =>
        SignatureTypes.Parts(type).OfType<INamedTypeSymbol>().FirstOrDefault(part => !IsVisible(part, compilation) || IsAliasedOnly(part, compilation) || IsAmbiguous(part, compilation));

    /// <summary>Whether the type is neither private, protected nor local to a file.</summary>
    public static bool IsVisible(INamedTypeSymbol type, Compilation compilation) =>
        !IsFileLocal(type) && !type.IsAnonymousType && compilation.IsSymbolAccessibleWithin(type.OriginalDefinition, compilation.Assembly);

    /// <summary>Whether the type can be reached through an extern alias only.</summary>
    public static bool IsAliasedOnly(INamedTypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        && compilation.GetMetadataReference(assembly) is { Properties.Aliases: { Length: > 0 } aliases }
        && !aliases.Contains("global");

    /// <summary>Whether the type, or the one that it is nested in, is local to a file.</summary>
    public static bool IsFileLocal(INamedTypeSymbol type) => type.IsFileLocal || (type.ContainingType is { } outer && IsFileLocal(outer));

    // Two assemblies declare a type of this name, or an assembly and this compilation, whose type goes first.
    static bool IsAmbiguous(INamedTypeSymbol type, Compilation compilation) =>
        type is { ContainingType: null, IsTupleType: false, ContainingNamespace: { } space }
        && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
        && compilation.GetCompilationNamespace(space) is { } merged
        && merged.GetTypeMembers(type.Name, type.Arity).Count(other => IsVisible(other, compilation) && !IsAliasedOnly(other, compilation)) > 1;
}
