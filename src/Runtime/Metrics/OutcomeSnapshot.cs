namespace InstrumentGen;

/// <summary>The calls of an operation that ended in one way.</summary>
public sealed class OutcomeSnapshot
{
    internal OutcomeSnapshot(Outcome outcome, string? errorType, DurationDistribution duration)
    {
        Outcome = outcome;
        ErrorType = errorType;
        Duration = duration;
    }

    /// <summary>How these calls ended.</summary>
    public Outcome Outcome { get; }

    /// <summary>The full name of the exception's type where the outcome is <see cref="Outcome.Error"/>: at most 16 types per operation,
    /// the rest together as <c>_OTHER</c>. <see langword="null"/> for other outcomes.</summary>
    public string? ErrorType { get; }

    /// <summary>How many there were and how long they took.</summary>
    public DurationDistribution Duration { get; }
}
