namespace InstrumentGen.Generator.Parsing;

/// <summary>Something that an attribute's arguments ask for and that cannot be honoured. The generator goes on with the default; an
/// analyzer tells.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Detail">The value or type in question, for the message.</param>
readonly record struct ArgumentProblem(ArgumentProblemKind Kind, string Detail);

enum ArgumentProblemKind
{
    BlankName,
    UnprintableName,
    Buckets,
    ExpectedNotAnException,
    ExpectedInaccessible,
}
