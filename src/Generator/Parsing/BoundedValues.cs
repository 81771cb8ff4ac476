using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The few values that a parameter can have, where its declaration says so.</summary>
static class BoundedValues
{
    // A value outside of the domain.
    const string Other = "_OTHER";

    // A parameter that may be null, and is.
    const string None = "_NONE";

    /// <summary>The values as patterns and as texts; empty where the type does not bound them. The last is a pattern that takes every
    /// other value, where there can be one.</summary>
    public static IReadOnlyList<(string Pattern, string Text)> Of(IParameterSymbol parameter)
    {
        ITypeSymbol type = TypeShape.NotNull(parameter.Type);
        (string, string)[] values = [.. type switch
        {
            { SpecialType: SpecialType.System_Boolean } => [("true", "true"), ("false", "false")],
            { TypeKind: TypeKind.Enum } => Members((INamedTypeSymbol)type),
            _ => Allowed(parameter, type),
        }];
        if (values.Length == 0) return values;
        if (!ReferenceEquals(type, parameter.Type)) values = [.. values, ("null", None)];
        return type.SpecialType == SpecialType.System_Boolean ? values : [.. values, ("_", Other)];
    }

    // Two names of one value are one value. One that is obsolete cannot be named everywhere.
    static IEnumerable<(string Pattern, string Text)> Members(INamedTypeSymbol type)
    {
        string qualified = SymbolText.Qualified(type);
        var seen = new HashSet<object>();
        foreach (IFieldSymbol member in type.GetMembers().OfType<IFieldSymbol>().Where(static member => member.HasConstantValue))
        {
            if (member.ConstantValue is not { } value || !seen.Add(value)) continue;
            bool isNameable = !AttributeReader.Has(member, MetadataNames.Obsolete) && CarriedAttributes.ExperimentOf(member) is null;
            yield return (isNameable ? $"{qualified}.{SymbolText.Identifier(member.Name)}" : $"({qualified})({Literal(value)})", member.Name);
        }
    }

    static IEnumerable<(string Pattern, string Text)> Allowed(IParameterSymbol parameter, ITypeSymbol type)
    {
        if (AttributeReader.Find(parameter, MetadataNames.AllowedValues) is not { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } values] }) return [];
        object?[] constants = [.. values.Values.Select(static value => value.Kind == TypedConstantKind.Primitive ? value.Value : null).Distinct()];
        bool isText = type.SpecialType == SpecialType.System_String;
        bool isNumber = type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;
        return constants.Length > 0 && constants.All(value => (isText && value is string) || (isNumber && value is int))
            ? constants.Select(static value => (Literal(value!), Convert.ToString(value, CultureInfo.InvariantCulture)!))
            : [];
    }

    static string Literal(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) ?? "null";
}
