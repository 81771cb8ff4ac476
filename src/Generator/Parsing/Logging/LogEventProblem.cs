using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>What is wrong with the declaration of a log event. The generator writes what can be written; an analyzer tells.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Parameter">The parameter in question; <see langword="null"/> for the method or its message.</param>
/// <param name="Subject">What it is about, for the message.</param>
/// <param name="Detail">What else the message needs; else empty.</param>
readonly record struct LogEventProblem(LogEventProblemKind Kind, IParameterSymbol? Parameter, string Subject, string Detail = "");

enum LogEventProblemKind
{
    // Nothing is logged, or not what the message says.
    NotPartial,
    ReturnsValue,
    ReturnsNoScope,
    ClosedType,
    Unnameable,
    NoLogger,
    SeveralLoggers,
    NoLevel,
    ByReference,
    Template,
    UnknownName,

    // Something is recorded otherwise than it was meant. What stands above is an error.
    UnusedParameter,
    ReferenceStructure,
    TooManyValues,
    NameTaken,
    ExceptionAsValue,
    NoText,
    MaxItemsOutOfRange,
    MaxItemsOfNoCollection,
    ExpandOfNoObject,

    Format,
}
