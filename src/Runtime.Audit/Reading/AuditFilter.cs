namespace InstrumentGen.Audit;

/// <summary>Which records of a trail are read: those that fit everything that is set.</summary>
public sealed record AuditFilter
{
    /// <summary>The actor, exactly.</summary>
    public string? Actor { get; init; }

    /// <summary>The action, exactly.</summary>
    public string? Action { get; init; }

    /// <summary>The resource, exactly.</summary>
    public string? Resource { get; init; }

    /// <summary>The outcome.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>The earliest time that a record may have been made at.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The time before which it must have been made.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Records behind this one alone.</summary>
    /// <value>The default is 0: all of them.</value>
    public long AfterSequence { get; init; }

    /// <summary>Whether the newest comes first.</summary>
    /// <value>The default is <see langword="false"/>: the oldest does.</value>
    public bool NewestFirst { get; init; }

    internal bool Fits(AuditRecord record) =>
        (Actor is null || record.Actor == Actor)
        && (Action is null || record.Action == Action)
        && (Resource is null || record.Resource == Resource)
        && (Outcome is null || record.Outcome == Outcome)
        && (From is null || record.Time >= From)
        && (To is null || record.Time < To);
}
