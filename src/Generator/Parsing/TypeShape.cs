using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What a type is, whatever it is called.</summary>
static class TypeShape
{
    /// <summary>The type without the nullable around it.</summary>
    public static ITypeSymbol NotNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether the type is an exception's.</summary>
    public static bool IsException(ITypeSymbol? type) =>
        Bases(type).Any(static one => one is INamedTypeSymbol { Name: "Exception", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>The type and those that it derives from, itself first.</summary>
    public static IEnumerable<TType> Bases<TType>(TType? type)
        where TType : class, ITypeSymbol
    {
        for (TType? one = type; one is not null; one = one.BaseType as TType) yield return one;
    }

    /// <summary>The type of a field's or property's values.</summary>
    public static ITypeSymbol OfMember(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    /// <summary>The type of a collection's items; <see langword="null"/> where the type is none, or text.</summary>
    public static ITypeSymbol? ItemsOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => null,
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence => sequence.TypeArguments[0],
        _ => type.AllInterfaces.FirstOrDefault(static one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0],
    };

    /// <summary>The type of the items of a span; <see langword="null"/> where the type is none.</summary>
    public static ITypeSymbol? ItemsOfSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span ? span.TypeArguments[0] : null;
}
