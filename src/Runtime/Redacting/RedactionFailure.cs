namespace InstrumentGen;

/// <summary>What is told of a failure to redact. The exception itself may quote the value: its message is nobody's.</summary>
static class RedactionFailure
{
    internal static Exception Of(Exception exception) => new InvalidOperationException($"{ErrorTypes.NameOf(exception.GetType())}{Environment.NewLine}{exception.StackTrace}");
}
