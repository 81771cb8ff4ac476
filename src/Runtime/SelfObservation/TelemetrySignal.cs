namespace InstrumentGen;

/// <summary>What kind of telemetry something is about, where the package speaks of itself.</summary>
enum TelemetrySignal
{
    Span,
    Log,
    MetricDataPoint,
    Audit,
}
