using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What the <c>tracestate</c> of an activity says of sampling. Each thread keeps the last one that it has read: the records of a trace come one after the
/// other, and share its string.</summary>
sealed class TraceStateReading
{
    static readonly TraceStateReading s_nothing = new();

    [ThreadStatic]
    static TraceStateReading? s_last;

    string? _traceState;

    internal SamplingThreshold? Threshold { get; private set; }

    internal SamplingRandomness? Randomness { get; private set; }

    /// <summary>It holds until the thread reads another one.</summary>
    internal static TraceStateReading Of(Activity activity)
    {
        string? traceState = activity.TraceStateString;
        if (string.IsNullOrEmpty(traceState)) return s_nothing;
        TraceStateReading last = s_last ??= new TraceStateReading();
        if (!ReferenceEquals(last._traceState, traceState)) last.Read(traceState);
        return last;
    }

    void Read(string traceState)
    {
        OpenTelemetryTraceState state = OpenTelemetryTraceState.Read(traceState);
        _traceState = traceState;
        Threshold = state.Threshold;
        Randomness = state.Randomness;
    }
}
