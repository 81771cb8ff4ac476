namespace InstrumentGen;

/// <summary>Signals of an operation that record values.</summary>
[Flags]
public enum Signals
{
    /// <summary>Its spans, where it is <see cref="TracedAttribute">[Traced]</see>.</summary>
    Span = 1,

    /// <summary>Its audit records, where it is <see cref="AuditedAttribute">[Audited]</see>.</summary>
    Audit = 2,

    /// <summary>All of them.</summary>
    All = Span | Audit,
}
