namespace InstrumentGen.Tool.Catalogues;

/// <summary>What an assembly's catalogue says; docs/catalogue.md explains the fields.</summary>
sealed record Catalogue(
    int Version,
    CatalogueScope Scope,
    IReadOnlyList<CatalogueOperation> Operations,
    CatalogueSpans Spans,
    IReadOnlyList<CatalogueMetric> Metrics,
    IReadOnlyList<CatalogueOutcome> Outcomes,
    IReadOnlyList<CatalogueLogEvent>? LogEvents = null,
    IReadOnlyList<CatalogueLogScope>? LogScopes = null)
{
    /// <summary>The version of the document that this tool knows.</summary>
    public const int KnownVersion = 1;
}

sealed record CatalogueScope(string Name, string Version);

sealed record CatalogueOperation(
    string Id,
    string Name,
    string Function,
    IReadOnlyList<string> Metrics,
    IReadOnlyList<string> Expected,
    string? RecordedBy = null,
    CatalogueSpan? Span = null,
    IReadOnlyList<double>? Buckets = null,
    CatalogueLogs? Logs = null,
    CatalogueAudit? Audited = null);

sealed record CatalogueSpan(string Kind, string? Name = null, IReadOnlyList<CatalogueTag>? Attributes = null);

/// <summary>What is logged of an operation's calls.</summary>
sealed record CatalogueLogs(string Category, IReadOnlyList<CatalogueEvent> Events);

/// <summary>An event at one of its levels. Where no outcomes are named, it is there for all.</summary>
sealed record CatalogueEvent(string Name, int Id, string Level, IReadOnlyList<string>? Outcomes = null);

/// <summary>What an operation's calls leave in the audit trail.</summary>
sealed record CatalogueAudit(
    string Action,
    string Delivery,
    bool Attempt,
    CatalogueAuditValue? Actor = null,
    CatalogueAuditValue? Resource = null,
    CatalogueAuditValue? Reason = null,
    IReadOnlyList<CatalogueTag>? Details = null);

/// <summary>Where a value of an audit record comes from.</summary>
sealed record CatalogueAuditValue(string From, string? Redaction = null);

/// <summary>An event that a partial method logs. Where it names no level, each call gives its own.</summary>
sealed record CatalogueLogEvent(string Id, string Name, int EventId, string Function, string Message, string? Level = null, IReadOnlyList<CatalogueField>? Fields = null);

/// <summary>A log scope that a partial method begins.</summary>
sealed record CatalogueLogScope(string Id, string Function, string Message, IReadOnlyList<CatalogueField>? Fields = null);

/// <summary>A value of a record, and how it is redacted, where it is.</summary>
sealed record CatalogueField(string Name, string? Redaction = null);

/// <summary>An attribute that the spans of one operation have. Where no outcomes are named, it is there for all.</summary>
sealed record CatalogueTag(string Name, string Type, IReadOnlyList<string>? Outcomes = null);

sealed record CatalogueSpans(IReadOnlyList<CatalogueAttribute> Attributes);

sealed record CatalogueAttribute(string Name, string Type, IReadOnlyList<string> Outcomes, IReadOnlyList<string>? Values = null);

sealed record CatalogueMetric(string Name, string Type, string Unit, IReadOnlyList<CatalogueLabel> Labels);

sealed record CatalogueLabel(string Name, IReadOnlyList<string>? Values = null, IReadOnlyList<string>? Outcomes = null, int? Limit = null, string? Other = null);

sealed record CatalogueOutcome(string Name, string SpanStatus);

/// <summary>Where the operations and log events of a catalogue are declared.</summary>
sealed record CataloguePositions(int Version, IReadOnlyList<CataloguePosition> Positions);

sealed record CataloguePosition(string Id, string File, int Line);

/// <summary>How many calls of the operations of a catalogue its assembly makes.</summary>
sealed record CatalogueCoverages(int Version, IReadOnlyList<CatalogueCoverage> Coverage);

sealed record CatalogueCoverage(string Id, int Woven, int Missed);

/// <summary>How many of an assembly's classic log calls are woven, and left as they are.</summary>
sealed record CatalogueLogCalls(int Version, int Woven, int Left);
