namespace InstrumentGen;

/// <summary>An audited action was not begun, since it could not be recorded before.</summary>
public sealed class AuditUnavailableException : InvalidOperationException
{
    internal AuditUnavailableException(string action, string why, Exception? inner)
        : base($"The action '{action}' was not begun: {why}", inner) => Action = action;

    /// <summary>The action.</summary>
    public string Action { get; }
}
