using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What an attribute that classifies says of redaction.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Method">What is to be done.</param>
/// <param name="Keep">How many characters a mask leaves; <see langword="null"/> where it is not given.</param>
sealed record RedactionDeclaration(AttributeData Attribute, RedactionMethod Method, int? Keep)
{
    public const int UsualKeep = 4;
    public const int MostKept = 16;

    const string MethodName = "Redaction";
    const string KeepName = "Keep";

    static readonly string[] s_ours = ["InstrumentGen.SensitiveAttribute", "InstrumentGen.SecretAttribute", "InstrumentGen.PersonalAttribute"];

    /// <summary>What the attributes of a declaration say.</summary>
    public static ImmutableArray<RedactionDeclaration> Of(ImmutableArray<AttributeData> attributes) => attributes.IsEmpty ? [] : [.. attributes.Where(Classifications.Classifies).Select(Of)];

    /// <summary>What is wrong with it in itself.</summary>
    public RedactionProblem? Problem => this switch
    {
        { Method: RedactionMethod.Unknown } => new(RedactionProblemKind.UnknownMethod, Attribute, MethodName),
        { Keep: { } keep } when keep is < 0 or > MostKept => new(RedactionProblemKind.KeepOutOfRange, Attribute, KeepName, keep.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        { Keep: not null, Method: not RedactionMethod.Mask } => new(RedactionProblemKind.KeepWithoutMask, Attribute, KeepName, Method.ToString()),
        _ => null,
    };

    // Identity's attributes are none of Microsoft.Extensions.Compliance: no redactor knows them.
    static RedactionDeclaration Of(AttributeData attribute)
    {
        INamedTypeSymbol type = attribute.AttributeClass!;
        if (!s_ours.Contains(SymbolText.FullName(type))) return new(attribute, type.ContainingNamespace.Name == "Identity" ? RedactionMethod.Erase : RedactionMethod.Theirs, null);
        TypedConstant? given = AttributeReader.Named(attribute, MethodName);
        // Half typed: the compiler tells.
        if (given is { Kind: not TypedConstantKind.Enum }) return new(attribute, RedactionMethod.Erase, null);
        RedactionMethod method = given is not { Value: var value } ? RedactionMethod.Erase : value is int and >= 0 and <= 3 and var number ? (RedactionMethod)number : RedactionMethod.Unknown;
        return new(attribute, method, AttributeReader.Named(attribute, KeepName) is { Kind: TypedConstantKind.Primitive, Value: int keep } ? keep : null);
    }
}

/// <summary>What is done to a value. The first are those of the attributes, in their order.</summary>
enum RedactionMethod
{
    Erase,
    Mask,
    Hmac,
    Redactor,

    /// <summary>By the application's redactor, for a classification that only the attribute itself knows.</summary>
    Theirs,

    /// <summary>The attribute says something that there is not.</summary>
    Unknown,
}
