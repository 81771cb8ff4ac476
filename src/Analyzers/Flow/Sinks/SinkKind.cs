namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>Where a value ends up.</summary>
enum SinkKind
{
    Log,
    LogScope,
    SpanTag,
    SpanEvent,
    SpanStatus,
    SpanName,

    /// <summary>It crosses the network with every request.</summary>
    Baggage,
    MetricLabel,
    ExceptionMessage,
}
