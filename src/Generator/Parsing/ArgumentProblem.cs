using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Something that an attribute's arguments ask for and that cannot be honoured. The generator goes on with the default; an
/// analyzer tells.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Attribute">The attribute.</param>
/// <param name="Index">Which of the argument's values it is, where the argument is an array.</param>
/// <param name="Detail">The value or type in question, for the message.</param>
readonly record struct ArgumentProblem(ArgumentProblemKind Kind, AttributeData Attribute, int Index, string Detail);

enum ArgumentProblemKind
{
    BlankName,
    UnprintableName,
    Buckets,
    TooManyBuckets,
    ExpectedNotAnException,
    ExpectedInaccessible,
    SamplingRatio,
}
