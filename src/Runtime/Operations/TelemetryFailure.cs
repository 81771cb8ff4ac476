namespace InstrumentGen;

/// <summary>What can fail while telemetry is recorded.</summary>
enum TelemetryFailure
{
    ActivityListener,
    MeterListener,
    ExpectedPredicate,
    ResultObserver,
    TagValue,
    SpanLinks,
    Definition,
    LogValue,
    LogScope,
    LogRecord,
    LogSink,
    LogQueueFull,
    LogFileRoll,
    Redactor,
    RedactionKey,
    OperationLogger,
    AuditTrailMissing,
    AuditStore,
    AuditValue,
    AuditActor,
    SamplingVariable,
    Extension,
}
