using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Graph;

/// <summary>Which types of the compilation a type parameter can stand for: those that its constraints name.</summary>
sealed class Implementers(Compilation compilation)
{
    // A constraint that half the program fulfils says nothing.
    const int Most = 200;

    readonly Lazy<INamedTypeSymbol[]> _types = new(() => [.. Types(compilation.Assembly.GlobalNamespace).Where(static type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false })]);

    public IEnumerable<INamedTypeSymbol> Of(ITypeParameterSymbol parameter)
    {
        INamedTypeSymbol[] constraints = [.. parameter.ConstraintTypes.OfType<INamedTypeSymbol>().Where(static type => type.SpecialType == SpecialType.None).Select(static type => type.OriginalDefinition)];
        if (constraints.Length == 0) return [];
        INamedTypeSymbol[] found = [.. _types.Value.Where(type => constraints.All(constraint => Fulfils(type, constraint))).Take(Most + 1)];
        return found.Length > Most ? [] : found;
    }

    static bool Fulfils(INamedTypeSymbol type, INamedTypeSymbol constraint)
    {
        if (type.AllInterfaces.Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, constraint))) return true;
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, constraint)) return true;
        }

        return false;
    }

    static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol holder)
    {
        foreach (INamespaceOrTypeSymbol member in holder.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type) yield return type;
            foreach (INamedTypeSymbol inner in Types(member)) yield return inner;
        }
    }
}
