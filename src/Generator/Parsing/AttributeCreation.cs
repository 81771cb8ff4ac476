using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Attributes as C# that makes them anew.</summary>
static class AttributeCreation
{
    /// <summary>The expression; <see langword="null"/> where the code cannot name all that it needs, or the attribute is not typed to its end.</summary>
    public static string? Text(AttributeData attribute, ContentScope scope)
    {
        if (attribute is not { AttributeClass: { TypeKind: TypeKind.Class, IsAbstract: false } type, AttributeConstructor: { } constructor } || constructor.Parameters.Length != attribute.ConstructorArguments.Length) return null;
        if (!CanName(type, scope) || scope.Check(type, null) is not null || scope.Check(constructor, null) is not null) return null;
        string?[] arguments = [.. attribute.ConstructorArguments.Select(argument => Constant(argument, scope))];
        string?[] named = [.. attribute.NamedArguments.Select(argument => Constant(argument.Value, scope) is { } value ? $"{SymbolText.Identifier(argument.Key)} = {value}" : null)];
        if (arguments.Contains(null) || named.Contains(null)) return null;
        return $"new {SymbolText.Qualified(type)}({string.Join(", ", arguments)}){(named.Length == 0 ? "" : $" {{ {string.Join(", ", named)} }}")}";
    }

    // Overloads are told apart by the types of their arguments, so each has its own.
    static string? Constant(TypedConstant constant, ContentScope scope)
    {
        if (constant.Type is not { } type || !CanName(type, scope)) return null;
        if (constant.IsNull) return $"default({SymbolText.Qualified(type)})";
        return constant.Kind switch
        {
            TypedConstantKind.Type => constant.Value is ITypeSymbol named && CanName(named, scope) ? $"typeof({SymbolText.Qualified(named)})" : null,
            TypedConstantKind.Array => Items(constant, (IArrayTypeSymbol)type, scope),
            TypedConstantKind.Enum => $"({SymbolText.Qualified(type)})({Number(constant.Value!)})",
            TypedConstantKind.Primitive => Primitive(constant.Value!, type),
            _ => null,
        };
    }

    static string? Items(TypedConstant constant, IArrayTypeSymbol type, ContentScope scope)
    {
        string?[] items = [.. constant.Values.Select(value => Constant(value, scope))];
        return items.Contains(null) ? null : $"new {SymbolText.Qualified(type.ElementType)}[] {{ {string.Join(", ", items)} }}";
    }

    static string? Primitive(object value, ITypeSymbol type) => value switch
    {
        string text => SymbolText.Literal(text),
        bool truth => truth ? "true" : "false",
        char letter => SymbolDisplay.FormatLiteral(letter, quote: true),
        double number => double.IsNaN(number) || double.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture) + "D",
        float number => float.IsNaN(number) || float.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture) + "F",
        _ => $"({SymbolText.Qualified(type)})({Number(value)})",
    };

    static string Number(object value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);

    static bool CanName(ITypeSymbol type, ContentScope scope) => Nameability.FirstUnnameable(type, scope.Compilation, scope.IsInsideType) is null;
}
