using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>The events of one operation.</summary>
// The holes of the templates have the names of the values: other providers look them up by these.
sealed class OperationEvents(OperationDefinition operation, OperationLogDefinition definition)
{
    internal string Operation { get; } = operation.Name;

    internal LogEventDefinition Started { get; } = new(
        new EventId(definition.StartEventId, $"{operation.Name}.start"),
        "{operation} starts",
        operation.Code);

    internal LogEventDefinition Ended { get; } = new(
        new EventId(definition.EndEventId, $"{operation.Name}.end"),
        "{operation} {outcome} in {duration} ms",
        operation.Code);

    internal LogEventDefinition Failed { get; } = new(
        new EventId(definition.EndEventId, $"{operation.Name}.end"),
        "{operation} {outcome} in {duration} ms with {error.type}",
        operation.Code);
}
