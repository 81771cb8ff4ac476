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
    long _exported;
    long _failed;
    long _rejected;
    long _dropped;
    long _retries;

    OtlpExportCounts()
    {
    }

    /// <summary>Those of spans.</summary>
    public static OtlpExportCounts Traces { get; } = new();

    /// <summary>Those of log records.</summary>
    public static OtlpExportCounts Logs { get; } = new();

    /// <summary>Those of data points. One that was not exported is, as a sum, part of the next.</summary>
    public static OtlpExportCounts Metrics { get; } = new();

    /// <summary>How many the receiver has taken.</summary>
    public long Exported => Volatile.Read(ref _exported);

    /// <summary>How many were sent in vain: the receiver refused them, or could not be reached in time.</summary>
    public long Failed => Volatile.Read(ref _failed);

    /// <summary>How many the receiver left out of a request that it took, by its <c>partial_success</c>.</summary>
    public long Rejected => Volatile.Read(ref _rejected);

    /// <summary>How many found the queue full, or were left in it at the end of the host.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>How many requests were sent again.</summary>
    public long Retries => Volatile.Read(ref _retries);

    internal void AddExported(long count) => Interlocked.Add(ref _exported, count);

    internal void AddFailed(long count) => Interlocked.Add(ref _failed, count);

    internal void AddRejected(long count) => Interlocked.Add(ref _rejected, count);

    internal void AddDropped(long count) => Interlocked.Add(ref _dropped, count);

    internal void AddRetry() => Interlocked.Increment(ref _retries);
}
