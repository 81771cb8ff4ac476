using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What a member overrides, and the interface members that it implements.</summary>
static class InheritedMembers
{
    const string Compliance = "Microsoft.Extensions.Compliance.Abstractions";

    static readonly ConditionalWeakTable<IAssemblySymbol, object> s_classifying = new();

    /// <summary>The members, the nearest first. Those of assemblies that cannot classify anything are not looked for.</summary>
    public static IEnumerable<ISymbol> Of(ISymbol member)
    {
        if (Overridden(member) is { } overridden) yield return overridden;
        if (member is not (IMethodSymbol or IPropertySymbol) || member.IsStatic || member.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type || !Classifies(type.ContainingAssembly)) yield break;
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (!Classifies(contract.ContainingAssembly)) continue;
            foreach (ISymbol declared in contract.GetMembers(NameOf(member)))
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), member)) yield return declared;
            }
        }
    }

    static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    // An explicit implementation has the interface in front of its name.
    static string NameOf(ISymbol member) => member.Name.Substring(member.Name.LastIndexOf('.') + 1);

    static bool Classifies(IAssemblySymbol? assembly) =>
        assembly is not null && (bool)s_classifying.GetValue(assembly, static one => one.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Compliance)));
}
