using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Which formats a value of a type takes, by the standard format strings of .NET. It is not tried out: what runs the compiler may be another
/// platform than the one that the code runs on.</summary>
static class LogFormats
{
    const string OfAllNumbers = "CcEeFfGgNnPp";
    const string OfIntegers = OfAllNumbers + "DdXxBb";
    const string OfFloats = OfAllNumbers + "Rr";
    const string OfDates = "dDfFgGmMoOrRstTuyY";

    static readonly Dictionary<string, string> s_ofSystem = new(StringComparer.Ordinal)
    {
        [nameof(DateTimeOffset)] = OfDates,
        ["DateOnly"] = "dDmMoOrRyY",
        ["TimeOnly"] = "tToOrR",
        [nameof(TimeSpan)] = "ctTgG",
    };

    /// <summary>Whether values of the type can be written by the format, and are: text has none.</summary>
    public static bool Takes(ITypeSymbol type, string format)
    {
        type = TypeShape.NotNull(type);
        bool isOfSystem = type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
        if (type.TypeKind == TypeKind.Enum) return IsOneOf(format, "GgDdXxFf");
        if (isOfSystem && type.Name == nameof(Guid)) return IsOneOf(format, "NnDdBbPpXx");
        return type.SpecialType switch
        {
            SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char => false,
            SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 => IsNumeric(format, OfIntegers),
            SpecialType.System_Single or SpecialType.System_Double => IsNumeric(format, OfFloats),
            SpecialType.System_Decimal => IsNumeric(format, OfAllNumbers),
            SpecialType.System_DateTime => IsDate(format, OfDates + "U"),
            _ => !isOfSystem || !s_ofSystem.TryGetValue(type.Name, out string? letters) || IsDate(format, letters),
        };
    }

    static bool IsOneOf(string format, string letters) => format.Length == 1 && letters.IndexOf(format[0]) >= 0;

    // A letter alone, or with digits behind it, is a standard format; all else is made of placeholders and text.
    static bool IsNumeric(string format, string letters) =>
        !IsLetter(format[0]) || !format.Skip(1).All(static letter => letter is >= '0' and <= '9') || letters.IndexOf(format[0]) >= 0;

    // A single letter is a standard format; more of them are parts of a date.
    static bool IsDate(string format, string letters) => format.Length > 1 || letters.IndexOf(format[0]) >= 0;

    static bool IsLetter(char letter) => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
