using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>The members of a method's type that a path can begin at, private ones among them.</summary>
static class AuditMembers
{
    /// <summary>The field or property of a name that code in the type means by it; anything else of the name, where there is no such member.</summary>
    public static ISymbol? Find(string name, ContentScope scope) =>
        name.Length == 0 ? null : Types(scope.Method.ContainingType).SelectMany(type => type.GetMembers(name)).FirstOrDefault(member => IsReachable(member, scope));

    /// <summary>The members that can be read where the method is called, the nearest of each name.</summary>
    public static IEnumerable<ISymbol> Readable(ContentScope scope)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return Types(scope.Method.ContainingType).SelectMany(static type => type.GetMembers())
            .Where(member => IsReadable(member) && member.CanBeReferencedByName && (member.IsStatic || !scope.Method.IsStatic) && IsReachable(member, scope) && names.Add(member.Name));
    }

    /// <summary>Whether a member is a field, or a property with a getter.</summary>
    public static bool IsReadable(ISymbol member) => member is IFieldSymbol or IPropertySymbol { GetMethod: not null, Parameters.IsEmpty: true };

    /// <summary>The parameters of the type's primary constructor, which are no members.</summary>
    public static IEnumerable<IParameterSymbol> OfConstructor(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(static constructor => constructor.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null }))
        .SelectMany(static constructor => constructor.Parameters);

    // What a base type keeps to itself, its heirs cannot mean.
    static bool IsReachable(ISymbol member, ContentScope scope) => scope.Compilation.IsSymbolAccessibleWithin(member, scope.Method.ContainingType);

    static IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType) yield return one;
        if (type.TypeKind != TypeKind.Interface) yield break;
        foreach (INamedTypeSymbol one in type.AllInterfaces) yield return one;
    }
}
