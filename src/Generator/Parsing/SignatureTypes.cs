using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The types that a method's declaration names, and so code that is declared like it.</summary>
static class SignatureTypes
{
    /// <summary>The containing type, what is returned and taken, and the constraints of all type parameters.</summary>
    public static IEnumerable<ITypeSymbol> Of(IMethodSymbol method)
    {
        yield return method.ContainingType;
        yield return method.ReturnType;
        foreach (IParameterSymbol parameter in method.Parameters) yield return parameter.Type;
        foreach (ITypeSymbol constraint in method.TypeParameters.SelectMany(static parameter => parameter.ConstraintTypes)) yield return constraint;
        foreach (ITypeSymbol constraint in Constraints(method.ContainingType)) yield return constraint;
    }

    /// <summary>The type and the constraints of all its type parameters.</summary>
    public static IEnumerable<ITypeSymbol> OfType(INamedTypeSymbol type) => Constraints(type).Prepend(type);

    static IEnumerable<ITypeSymbol> Constraints(INamedTypeSymbol type) =>
        Around(type).SelectMany(static one => one.TypeParameters).SelectMany(static parameter => parameter.ConstraintTypes);

    /// <summary>The types that the type is nested in, outermost first, and itself.</summary>
    public static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? one = type; one is not null; one = one.ContainingType) types.Push(one);
        return types;
    }

    /// <summary>The type and all that it is made of: the types that it is nested in, its type arguments, its elements.</summary>
    public static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type)
    {
        yield return type;
        IEnumerable<ITypeSymbol> inner = type switch
        {
            IArrayTypeSymbol array => [array.ElementType],
            IPointerTypeSymbol pointer => [pointer.PointedAtType],
            INamedTypeSymbol { IsUnboundGenericType: false } named => named.ContainingType is { } outer ? named.TypeArguments.Prepend(outer) : named.TypeArguments,
            _ => [],
        };
        foreach (ITypeSymbol part in inner.SelectMany(Parts)) yield return part;
    }
}
