using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Parsing.Logging;

namespace InstrumentGen.Analyzers.Logging;

/// <summary>What is wrong with a log event and what to do about it, in words.</summary>
static class LogEventText
{
    // {0} is what the problem is about, {1} its detail.
    static readonly Dictionary<LogEventProblemKind, RefusalText> s_texts = new()
    {
        [LogEventProblemKind.NotPartial] = new(
            "it has a body already, and the build writes none",
            "make it a partial method without a body"),
        [LogEventProblemKind.ReturnsValue] = new(
            "it returns '{0}', and a log event has nothing to return",
            "return void"),
        [LogEventProblemKind.ReturnsNoScope] = new(
            "it returns '{0}', and a scope ends where what it returns is disposed of",
            "return IDisposable?"),
        [LogEventProblemKind.ClosedType] = new(
            "'{0}' is not partial, or local to its file",
            "make it partial"),
        [LogEventProblemKind.Unnameable] = new(
            "generated code cannot name '{0}'",
            "take a type that it can name"),
        [LogEventProblemKind.NoLogger] = new(
            "'{0}' has no logger that it can use",
            "take an ILogger as a parameter, or give the type a field, property or primary-constructor parameter with one"),
        [LogEventProblemKind.SeveralLoggers] = new(
            "both '{0}' and '{1}' are loggers",
            "take the one that is meant as a parameter"),
        [LogEventProblemKind.NoLevel] = new(
            "it has no level",
            "give one to the attribute, or take a LogLevel as a parameter"),
        [LogEventProblemKind.ByReference] = new(
            "'{0}' is passed by 'ref' or 'out'",
            "pass it by value or 'in'"),
        [LogEventProblemKind.Template] = new(
            "a brace of its message means nothing, at \"{0}\"",
            "write a hole such as {{Name}}, {{Name,10}} or {{Name:F2}}, and double braces for themselves"),
        [LogEventProblemKind.UnknownName] = new(
            "its message names \"{0}\", and no parameter or tag is called so",
            "name one that it has"),
        [LogEventProblemKind.UnusedParameter] = new(
            "its message does not name '{0}'",
            "name it there, or mark it as a value of its own with [Tag]"),
        [LogEventProblemKind.NameTaken] = new(
            "two values are called \"{0}\"",
            "give each a name of its own"),
        [LogEventProblemKind.ExceptionAsValue] = new(
            "the exception '{0}' is no value: a record has one, with its own place",
            "take the hole or the parameter away"),
        [LogEventProblemKind.ReferenceStructure] = new(
            "'{0}' is a '{1}', which a record cannot hold",
            "take what is to be recorded of it"),
        [LogEventProblemKind.TooManyValues] = new(
            "it has more than 100 values; those from '{0}' on are left out",
            "name the members that are needed with [Tag(Member = ...)]"),
        [LogEventProblemKind.NoText] = new(
            "'{0}' is a '{1}', whose text is no more than that name",
            "name what to record of it with [Tag(Member = ...)], or take it apart with [Expand]"),
        [LogEventProblemKind.MaxItemsOutOfRange] = new(
            "'{0}' would have {1} items at most",
            "give a number from 1 to 1000"),
        [LogEventProblemKind.MaxItemsOfNoCollection] = new(
            "'{0}' is no collection that [MaxItems] could bound",
            "remove it"),
        [LogEventProblemKind.ExpandOfNoObject] = new(
            "a '{1}' has no members to record that [Expand] could find",
            "remove it, or name what to record of '{0}' with [Tag(Member = ...)]"),
    };

    public static RefusalText Of(LogEventProblem problem) => s_texts[problem.Kind].About(problem.Subject, problem.Detail);
}
