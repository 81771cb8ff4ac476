using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Symbols as C# text.</summary>
static class SymbolText
{
    static readonly SymbolDisplayFormat s_qualified = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    static readonly SymbolDisplayFormat s_function = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>A type, fully qualified, with nullable annotations and escaped keywords. <c>dynamic</c> is the object that it is: passed on
    /// as dynamic, an argument would have the overload chosen anew at run time.</summary>
    public static string Qualified(ITypeSymbol type) => type.TypeKind == TypeKind.Dynamic ? "object?" : Declared(type);

    /// <summary>As <see cref="Qualified"/>, and <c>dynamic</c> where it is so declared.</summary>
    public static string Declared(ITypeSymbol type) => type.ToDisplayString(s_qualified);

    /// <summary>As <see cref="Declared"/>, with a method's type parameters by their positions: to compare types of two methods.</summary>
    public static string WithoutNames(ITypeSymbol type) => string.Concat(type.ToDisplayParts(s_qualified).Select(static part =>
        part.Symbol is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter ? "!" + parameter.Ordinal : part.ToString()));

    /// <summary>An identifier; a keyword, contextual ones too, gets its <c>@</c>.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary><c>Shop.Ordering.OrderService.PlaceAsync</c>: namespace, types and method without type parameters.</summary>
    public static string Function(IMethodSymbol method) => method.ToDisplayString(s_function);

    /// <summary>The full metadata-like name of an attribute's class.</summary>
    public static string FullName(INamedTypeSymbol type) => type.ToDisplayString(s_function);

    /// <summary>The name of an attribute's class as it is written in brackets.</summary>
    public static string AttributeName(INamedTypeSymbol type) =>
        type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;

    /// <summary>The dotted path of a type; a generic one carries its number of type parameters, <c>Shop.Box_1</c>.</summary>
    public static string Path(INamedTypeSymbol type)
    {
        string name = type.Arity == 0 ? type.Name : $"{type.Name}_{type.Arity}";
        if (type.ContainingType is { } outer) return Path(outer) + "." + name;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(s_function) + "." + name : name;
    }

    /// <summary>A string as a C# literal.</summary>
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
