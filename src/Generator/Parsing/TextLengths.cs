using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>How long the texts of values can be.</summary>
static class TextLengths
{
    static readonly string[] s_bounds = ["System.ComponentModel.DataAnnotations.MaxLengthAttribute", "System.ComponentModel.DataAnnotations.StringLengthAttribute", "System.ComponentModel.DataAnnotations.LengthAttribute"];

    /// <summary>The most characters that a value of the type has, or of the text that an attribute of its declaration bounds; <see langword="null"/> where nobody can say.</summary>
    public static int? MostOf(ITypeSymbol type, ISymbol declaration)
    {
        type = TypeShape.NotNull(type);
        if (type.TypeKind == TypeKind.Enum) return MostOfNames(type);
        return type.SpecialType switch
        {
            SpecialType.System_Char => 1,
            SpecialType.System_Byte => 3,
            SpecialType.System_SByte => 4,
            SpecialType.System_Boolean or SpecialType.System_UInt16 => 5,
            SpecialType.System_Int16 => 6,
            SpecialType.System_UInt32 => 10,
            SpecialType.System_Int32 => 11,
            SpecialType.System_UInt64 or SpecialType.System_Int64 => 20,
            SpecialType.System_String => Bound(declaration),
            _ => null,
        };
    }

    // Flags print several names.
    static int? MostOfNames(ITypeSymbol type) =>
        AttributeReader.Has(type, "System.FlagsAttribute") ? null : type.GetMembers().OfType<IFieldSymbol>().Where(static one => one.HasConstantValue).Select(static one => (int?)one.Name.Length).Max();

    static int? Bound(ISymbol declaration) =>
        s_bounds.Select(name => AttributeReader.Find(declaration, name)).Select(static found => found is { ConstructorArguments: [.., { Value: int and > 0 and var most }] } ? (int?)most : null).FirstOrDefault(static most => most is not null);
}
