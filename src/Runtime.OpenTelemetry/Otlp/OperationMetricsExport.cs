namespace InstrumentGen;

/// <summary>Which way the metrics of operations, <c>operation.duration</c> and <c>operation.active</c>, are exported by <c>AddOtlpExporter()</c>. The receiver gets the same of both,
/// but for what is said here.</summary>
public enum OperationMetricsExport
{
    /// <summary>From the cells that <see cref="OperationReader"/> reads: a call costs a few nanoseconds, counts are exact without a limit of series, and a difference that
    /// could not be exported is part of the next. There are neither exemplars nor minimum and maximum, and views of the SDK change nothing.</summary>
    Exact,

    /// <summary>Through instruments that the OpenTelemetry SDK aggregates: with exemplars, minimum and maximum, and views. A call costs some two hundred nanoseconds more.</summary>
    Sdk,
}
