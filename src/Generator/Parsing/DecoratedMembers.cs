using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The members that a decorator implements: those of its interface and of the ones that this inherits. Members with a body are among
/// them, since an object may have another.</summary>
static class DecoratedMembers
{
    /// <summary>The interface and those that it inherits, but for those of disposal, which a decorator always has.</summary>
    public static IEnumerable<INamedTypeSymbol> Interfaces(INamedTypeSymbol service) =>
        service.AllInterfaces.Where(static one => !IsDisposal(one)).Prepend(service);

    /// <summary>Whether the interface is disposable, in whichever way.</summary>
    public static bool IsDisposable(INamedTypeSymbol service) => service.AllInterfaces.Any(IsDisposal);

    /// <summary>The methods, properties and events to implement.</summary>
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol service, Compilation compilation) =>
        Interfaces(service).SelectMany(static one => one.GetMembers()).Where(member => IsImplemented(member, compilation));

    /// <summary>Whether a method can be implemented by a decorator.</summary>
    public static bool CanBeDecorated(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, ContainingType.TypeKind: TypeKind.Interface } && IsOpen(method) && AttributeReader.AppliesToMember(method);

    /// <summary>The accessors of a property that can be implemented.</summary>
    public static bool IsOpen(ISymbol member) => !member.IsStatic && (member.IsAbstract || member.IsVirtual);

    static bool IsImplemented(ISymbol member, Compilation compilation) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true } or IEventSymbol { ExplicitInterfaceImplementations.IsEmpty: true }
        && IsOpen(member)
        && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly);

    static bool IsDisposal(INamedTypeSymbol type) => type is
    {
        Name: "IDisposable" or "IAsyncDisposable",
        ContainingType: null,
        ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };
}
