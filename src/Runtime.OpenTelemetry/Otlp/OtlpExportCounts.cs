namespace InstrumentGen;

/// <summary>Counts what became of the telemetry of one signal that <c>AddOtlpExporter()</c> was to export, since the process started. Whatever is not exported is
/// counted here: nothing is lost in silence.</summary>
/// <example>
/// <code>
/// meter.CreateObservableCounter("otlp.spans.dropped", () => OtlpExportCounts.Traces.Dropped);
/// </code>
/// </example>
public sealed class OtlpExportCounts
{
    long _dropped;

    OtlpExportCounts(TelemetrySignal signal) => Signal = signal;

    /// <summary>Those of spans.</summary>
    public static OtlpExportCounts Traces { get; } = new(TelemetrySignal.Span);

    /// <summary>Those of log records.</summary>
    public static OtlpExportCounts Logs { get; } = new(TelemetrySignal.Log);

    /// <summary>Those of data points. What one that was not exported would have told is part of the next, but for differences (<c>delta</c>) that the SDK makes.</summary>
    public static OtlpExportCounts Metrics { get; } = new(TelemetrySignal.MetricDataPoint);

    /// <summary>How many the receiver has taken.</summary>
    public long Exported => ExportTotals.Exported(Signal);

    /// <summary>How many were sent in vain: the receiver refused them, or could not be reached in time.</summary>
    public long Failed => TelemetryLosses.Of(Signal, LossReason.ExportFailed);

    /// <summary>How many the receiver left out of a request that it took, by its <c>partial_success</c>.</summary>
    public long Rejected => TelemetryLosses.Of(Signal, LossReason.Rejected);

    /// <summary>How many found the queue full, or were left in it at the end of the host.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>How many requests were sent again.</summary>
    public long Retries => ExportTotals.Retries(Signal);

    internal TelemetrySignal Signal { get; }

    internal void AddExported(long count) => ExportTotals.AddExported(Signal, count);

    internal void AddFailed(long count) => TelemetryLosses.Count(Signal, LossReason.ExportFailed, count);

    internal void AddRejected(long count) => TelemetryLosses.Count(Signal, LossReason.Rejected, count);

    internal void AddDropped(LossReason reason, long count)
    {
        // Of its own: what writes spans to a file has a queue as well.
        Interlocked.Add(ref _dropped, count);
        TelemetryLosses.Count(Signal, reason, count);
    }

    internal void AddRetry() => ExportTotals.AddRetry(Signal);
}
