using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>What is wrong with the template of a classic log call. The call logs what it can; an analyzer tells.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Template">The argument that is the template.</param>
/// <param name="Fault">What cannot be read, or the first hole with a number; else empty.</param>
/// <param name="Holes">How many holes the template has.</param>
/// <param name="Arguments">How many arguments the call has for them.</param>
readonly record struct LogCallProblem(LogCallProblemKind Kind, SyntaxNode Template, string Fault, int Holes, int Arguments);

enum LogCallProblemKind
{
    /// <summary>A brace or a width that means nothing.</summary>
    Template,

    /// <summary>More holes than arguments, or fewer.</summary>
    Count,

    /// <summary>A hole with a number for a name.</summary>
    Number,
}
