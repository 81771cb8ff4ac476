using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What generated code, a stranger in the user's assembly, must know of a type to name it. Signatures name few types many times, so
/// each is looked at once in a compilation.</summary>
/// <param name="Naming">Whether it can be named.</param>
/// <param name="IsObsolete">Whether naming it is reported.</param>
/// <param name="Experiment">The id of the diagnostic that naming it raises, where it is experimental.</param>
sealed record TypeFacts(TypeNaming Naming, bool IsObsolete, string? Experiment)
{
    static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, TypeFacts>> s_known = new();

    public static TypeFacts Of(INamedTypeSymbol type, Compilation compilation) =>
        s_known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default)).GetOrAdd(type.OriginalDefinition, one => new(
            NamingOf(one, compilation),
            AttributeReader.Has(one, MetadataNames.Obsolete),
            CarriedAttributes.ExperimentOf(one)));

    /// <summary>Whether the type, or the one that it is nested in, is local to a file.</summary>
    public static bool IsFileLocal(INamedTypeSymbol type) => type.IsFileLocal || (type.ContainingType is { } outer && IsFileLocal(outer));

    static TypeNaming NamingOf(INamedTypeSymbol type, Compilation compilation)
    {
        if (!IsVisible(type, compilation)) return TypeNaming.Inaccessible;
        if (IsAliasedOnly(type, compilation)) return TypeNaming.AliasedOnly;
        return IsAmbiguous(type, compilation) ? TypeNaming.Ambiguous : TypeNaming.Possible;
    }

    static bool IsVisible(INamedTypeSymbol type, Compilation compilation) =>
        !IsFileLocal(type) && !type.IsAnonymousType && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);

    static bool IsAliasedOnly(INamedTypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is { } assembly
        && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        && compilation.GetMetadataReference(assembly) is { Properties.Aliases: { Length: > 0 } aliases }
        && !aliases.Contains("global");

    static bool IsAmbiguous(INamedTypeSymbol type, Compilation compilation) =>
        type is { ContainingType: null, IsTupleType: false, ContainingNamespace: { } space }
        && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
        && compilation.GetCompilationNamespace(space) is { } merged
        && merged.GetTypeMembers(type.Name, type.Arity).Count(other => IsVisible(other, compilation) && !IsAliasedOnly(other, compilation)) > 1;
}

/// <summary>Whether generated code can name a type, or why not.</summary>
enum TypeNaming
{
    Possible,

    /// <summary>It is private, protected or local to a file.</summary>
    Inaccessible,

    /// <summary>It can be reached through an extern alias only.</summary>
    AliasedOnly,

    /// <summary>Two assemblies declare a type of its name, or another assembly and this compilation, whose type goes first.</summary>
    Ambiguous,
}
