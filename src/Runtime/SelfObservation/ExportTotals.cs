namespace InstrumentGen;

/// <summary>Counts what exporters have got through, for the whole process; what they have not is in <see cref="TelemetryLosses"/>.</summary>
static class ExportTotals
{
    static readonly long[] s_exported = new long[SelfLabels.Signals];
    static readonly long[] s_retries = new long[SelfLabels.Signals];

    internal static long Exported(TelemetrySignal signal) => Volatile.Read(ref s_exported[(int)signal]);

    internal static long Retries(TelemetrySignal signal) => Volatile.Read(ref s_retries[(int)signal]);

    internal static void AddExported(TelemetrySignal signal, long count) => Interlocked.Add(ref s_exported[(int)signal], count);

    internal static void AddRetry(TelemetrySignal signal) => Interlocked.Increment(ref s_retries[(int)signal]);
}
