using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The members that a method stands in for.</summary>
static class BaseMembers
{
    /// <summary>The members that the method overrides or implements, as its type sees them.</summary>
    public static IEnumerable<IMethodSymbol> Of(IMethodSymbol method)
    {
        List<ISymbol?> slots = [method];
        for (IMethodSymbol? one = method.OverriddenMethod; one is not null; one = one.OverriddenMethod)
        {
            slots.Add(one);
            yield return one;
        }

        if (method.IsStatic || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type) yield break;
        foreach (IMethodSymbol member in type.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).OfType<IMethodSymbol>())
        {
            if (slots.Contains(type.FindImplementationForInterfaceMember(member), SymbolEqualityComparer.Default)) yield return member;
        }
    }
}
