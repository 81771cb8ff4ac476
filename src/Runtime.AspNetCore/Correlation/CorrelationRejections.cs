using System.Diagnostics.Metrics;

namespace InstrumentGen.AspNetCore;

/// <summary>Counts what requests brought and was not taken over. What it was is said nowhere: it is whatever a client wrote.</summary>
sealed class CorrelationRejections(IMeterFactory meters)
{
    internal const string MeterName = "InstrumentGen.AspNetCore";
    internal const string CounterName = "correlation.rejected";
    internal const string TraceParent = "traceparent";
    internal const string Baggage = "baggage";

    readonly Counter<long> _rejected = meters.Create(MeterName).CreateCounter<long>(
        CounterName, "{value}", "Values of request headers that are no valid ids, or no valid baggage, and were ignored.");

    /// <param name="header">The header, by the name that the options give it: a client cannot make up another.</param>
    internal void Count(string header) => _rejected.Add(1, new KeyValuePair<string, object?>("header", header));
}
