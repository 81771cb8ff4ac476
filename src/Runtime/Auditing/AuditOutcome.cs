namespace InstrumentGen;

/// <summary>How far an audited action got.</summary>
public enum AuditOutcome
{
    /// <summary>It was about to begin.</summary>
    Attempt,

    /// <summary>It returned.</summary>
    Success,

    /// <summary>An exception left it, or its result was an error.</summary>
    Failure,

    /// <summary>It was cancelled.</summary>
    Canceled,
}
