using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What is wrong with a redaction that is declared. The generator erases; an analyzer tells.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Attribute">The attribute that declares it.</param>
/// <param name="Argument">The attribute's argument in question; <see langword="null"/> for the attribute as a whole.</param>
/// <param name="Subject">What it is about, for the message.</param>
/// <param name="Detail">What else the message needs; else empty.</param>
readonly record struct RedactionProblem(RedactionProblemKind Kind, AttributeData Attribute, string? Argument, string Subject = "", string Detail = "");

enum RedactionProblemKind
{
    UnknownMethod,
    KeepOutOfRange,
    KeepWithoutMask,
    ClassifiedTwice,
    NoText,
    AlwaysMasked,
}
