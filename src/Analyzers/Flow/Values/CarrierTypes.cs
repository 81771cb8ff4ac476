using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Values;

/// <summary>Which types can hold text that tells something: a number, a date or an answer of yes and no that was made from a secret does not
/// give it away.</summary>
static class CarrierTypes
{
    /// <summary>Whether values of the type can carry what they were made from.</summary>
    public static bool CanCarry(ITypeSymbol? type) => type switch
    {
        null => false,
        { TypeKind: TypeKind.Enum } => false,
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        { SpecialType: SpecialType.System_Void or SpecialType.System_Boolean or SpecialType.System_DateTime or SpecialType.System_Char } => false,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UIntPtr and not SpecialType.System_String } => false,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => CanCarry(nullable.TypeArguments[0]),
        INamedTypeSymbol { Name: "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Type" or "Version", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => false,
        INamedTypeSymbol { IsGenericType: true, TypeArguments: [var result], Name: "Task" or "ValueTask" } => CanCarry(result),
        INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 } => false,
        _ => true,
    };

    /// <summary>Whether the type is text, or text in pieces: what a name alone can be believed of.</summary>
    public static bool IsText(ITypeSymbol? type) => type switch
    {
        null => false,
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol array => array.ElementType.SpecialType is SpecialType.System_Char or SpecialType.System_Byte || IsText(array.ElementType),
        INamedTypeSymbol { Name: "StringValues" or "SecureString" or "StringBuilder" or "MailAddress" or "IPAddress" or "QueryString" or "Claim" or "IConfigurationSection" } => true,
        INamedTypeSymbol { IsGenericType: true, TypeArguments: [var element] } generic => IsTextOf(generic, element),
        _ => false,
    };

    /// <summary>Whether the type is a whole number.</summary>
    public static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is >= SpecialType.System_Int16 and <= SpecialType.System_UInt64;

    /// <summary>Whether the type is a day.</summary>
    public static bool IsDate(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? IsDate(nullable.TypeArguments[0])
        : type is { SpecialType: SpecialType.System_DateTime } or { Name: "DateOnly" or "DateTimeOffset", ContainingNamespace.Name: "System" };

    static bool IsTextOf(INamedTypeSymbol generic, ITypeSymbol element) => generic.Name switch
    {
        "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" => element.SpecialType is SpecialType.System_Char or SpecialType.System_Byte,
        "Task" or "ValueTask" or "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "IList" or "ICollection" or "List" or "HashSet" or "ISet" or "ImmutableArray" or "IAsyncEnumerable" or "Lazy" => IsText(element),
        _ => false,
    };
}
