using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Which types a tag can hold: those that have a text of their own.</summary>
static class TagTypes
{
    /// <summary>Whether the printed form of the type's values is one that somebody chose. That of a record or a tuple lists all that is in it,
    /// that of other types their name.</summary>
    public static bool HasText(ITypeSymbol type)
    {
        type = TypeShape.NotNull(type);
        if (type is ITypeParameterSymbol parameter) return IsEnumeration(parameter);
        if (type.IsRefLikeType || type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Enum)) return false;
        if (type.TypeKind == TypeKind.Enum) return true;
        if (type.SpecialType is SpecialType.System_String or SpecialType.System_DateTime or (>= SpecialType.System_Boolean and <= SpecialType.System_Double)) return true;
        return !HoldsOthers(type) && HasOwnText(type);
    }

    /// <summary>The type of the attribute that the type's values become: <c>string</c>, <c>boolean</c>, <c>int</c> or <c>double</c>.</summary>
    public static string AttributeType(ITypeSymbol type) => TypeShape.NotNull(type).SpecialType switch
    {
        _ when TypeShape.NotNull(type).TypeKind == TypeKind.Enum => "string",
        SpecialType.System_Boolean => "boolean",
        SpecialType.System_Single or SpecialType.System_Double => "double",
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 => "int",
        _ => "string",
    };

    static bool IsEnumeration(ITypeParameterSymbol parameter) =>
        parameter.HasValueTypeConstraint && parameter.ConstraintTypes.Any(static constraint => constraint.SpecialType == SpecialType.System_Enum);

    // Collections, tuples and pairs print what is in them, exceptions their messages and those of others.
    static bool HoldsOthers(ITypeSymbol type) =>
        type.IsTupleType
        || type.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable || (one.Name == "ITuple" && IsIn(one, "CompilerServices")))
        || (type.Name == "KeyValuePair" && IsIn(type, "Generic"))
        || TypeShape.IsException(type);

    static bool IsIn(ITypeSymbol type, string space) => type.ContainingNamespace?.Name == space;

    static bool HasOwnText(ITypeSymbol type) =>
        TypeShape.Bases(type).TakeWhile(static one => one.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType))
            .SelectMany(static one => one.GetMembers("ToString"))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(static method => method is { Parameters.Length: 0, IsOverride: true }) is { IsImplicitlyDeclared: false } text
        && !AttributeReader.Has(text, MetadataNames.CompilerGenerated);
}
