using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Which interfaces have decorators, as a compilation knows it: those that it is asked to decorate, and those that the assembly
/// which declares them decorates.</summary>
sealed class Decorations
{
    static readonly ConditionalWeakTable<Compilation, Decorations> s_known = new();

    readonly Compilation _compilation;
    readonly HashSet<ISymbol> _named;
    readonly ConcurrentDictionary<INamedTypeSymbol, bool> _decorated = new(SymbolEqualityComparer.Default);

    Decorations(Compilation compilation)
    {
        _compilation = compilation;
        _named = new(Named(compilation.Assembly), SymbolEqualityComparer.Default);
    }

    /// <summary>Whether calls of a method are recorded by the decorator of its interface, where the method is an operation.</summary>
    public static bool Record(IMethodSymbol method, Compilation compilation) =>
        DecoratedMembers.CanBeDecorated(method) && Of(compilation).IsDecorated(method.ContainingType.OriginalDefinition);

    /// <summary>Whether a method is an operation without an attribute of its own or its type: as one of an interface that is decorated and
    /// does not say which of its methods are meant.</summary>
    public static bool RecordsWhole(IMethodSymbol method, Compilation compilation) =>
        DecoratedMembers.CanBeDecorated(method) && IsWhole(method.ContainingType.OriginalDefinition) && Of(compilation).IsDecorated(method.ContainingType.OriginalDefinition);

    /// <summary>Whether a method is meant to be an operation by a request to decorate its interface, be it refused.</summary>
    public static bool MeanWhole(IMethodSymbol method, Compilation compilation) =>
        DecoratedMembers.CanBeDecorated(method) && IsWhole(method.ContainingType.OriginalDefinition) && Of(compilation).IsRequested(method.ContainingType.OriginalDefinition);

    /// <summary>Whether this compilation is asked to decorate the interface.</summary>
    public static bool AreHere(INamedTypeSymbol type, Compilation compilation) => Of(compilation).IsRequested(type.OriginalDefinition);

    /// <summary>Whether the interface has a decorator, here or where it is declared.</summary>
    public static bool Has(INamedTypeSymbol type, Compilation compilation) => Of(compilation).IsDecorated(type.OriginalDefinition);

    /// <summary>Whether the assembly that declares an interface asks to decorate it.</summary>
    public static bool IsRequestedThere(INamedTypeSymbol definition) =>
        AttributeReader.Has(definition, MetadataNames.Decorated) || Named(definition.ContainingAssembly).Contains(definition, SymbolEqualityComparer.Default);

    /// <summary>The types that an assembly's attributes ask to decorate, as they are declared.</summary>
    public static IEnumerable<INamedTypeSymbol> Named(IAssemblySymbol assembly) =>
        assembly.GetAttributes()
            .Where(static attribute => attribute.AttributeClass is { Name: "DecorateAttribute" } type && SymbolText.FullName(type) == MetadataNames.Decorate)
            .Select(NamedBy)
            .OfType<INamedTypeSymbol>();

    /// <summary>The type that an attribute asks to decorate, as it is declared; <see langword="null"/> while none is typed.</summary>
    public static INamedTypeSymbol? NamedBy(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } type }] ? type.OriginalDefinition : null;

    /// <summary>Whether a decorated interface means all of its methods: none of them has an attribute, nor has itself.</summary>
    public static bool IsWhole(INamedTypeSymbol definition) =>
        !AttributeReader.AsksForSignal(definition) && !definition.GetMembers().Any(static member => member is IMethodSymbol && AttributeReader.AsksForSignal(member));

    static Decorations Of(Compilation compilation) => s_known.GetValue(compilation, static key => new Decorations(key));

    bool IsRequested(INamedTypeSymbol definition) =>
        _named.Contains(definition) || (IsOwn(definition) && AttributeReader.Has(definition, MetadataNames.Decorated));

    bool IsOwn(INamedTypeSymbol definition) => SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, _compilation.Assembly);

    bool IsDecorated(INamedTypeSymbol definition) => _decorated.TryGetValue(definition, out bool known) ? known : _decorated.GetOrAdd(definition, Decide(definition));

    // Of another assembly only its attributes are known, and what its manifest leaves to callers: that is what it could not decorate.
    bool Decide(INamedTypeSymbol definition) => IsRequested(definition)
        ? DecoratorRules.Check(definition, _compilation) is null
        : definition.TypeKind == TypeKind.Interface && !IsOwn(definition) && IsRequestedThere(definition) && !ManifestParser.LeavesToCallers(definition);
}
