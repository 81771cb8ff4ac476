namespace InstrumentGen;

/// <summary>The values of operations' records.</summary>
static class OperationFields
{
    internal static readonly LogField Operation = new("operation");
    internal static readonly LogField Outcome = new(OutcomeLabel.Key);
    internal static readonly LogField Duration = new("duration");
    internal static readonly LogField ErrorType = new("error.type");
    internal static readonly LogField ErrorMessage = new("error.message");
}
