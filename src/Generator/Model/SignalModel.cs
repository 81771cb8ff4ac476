namespace InstrumentGen.Generator.Model;

/// <summary>What is recorded of an operation.</summary>
/// <param name="Span">Its spans, or <see langword="null"/> where calls are none.</param>
/// <param name="IsMetered">Whether RED metrics are kept.</param>
/// <param name="Buckets">The duration's bounds in seconds; empty for the default.</param>
/// <param name="Expected">The exception types that are an ordinary answer, fully qualified.</param>
/// <param name="Result">What is looked at in the result, or <see langword="null"/> where nothing is.</param>
/// <param name="IsPooled">Whether the value task that a suspended call's caller gets can be taken once only.</param>
/// <param name="Logged">What is logged of each call, or <see langword="null"/> where nothing is.</param>
/// <param name="Audited">What each call leaves in the audit trail, or <see langword="null"/> where it leaves nothing.</param>
sealed record SignalModel(
    SpanModel? Span,
    bool IsMetered,
    EquatableArray<double> Buckets,
    EquatableArray<string> Expected,
    ResultModel? Result = null,
    bool IsPooled = false,
    LoggedModel? Logged = null,
    AuditedModel? Audited = null);
