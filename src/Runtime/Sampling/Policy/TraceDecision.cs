using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Whether a span is kept, by what, and what the ones behind it are told.</summary>
/// <example>
/// <code>
/// TraceDecision decision = sampler.Decide(new TraceSamplingRequest(parent, traceId, "order.place"));
/// if (decision.IsSampled) Record(decision.AdjustedCount, decision.Reason);
/// </code>
/// </example>
public readonly record struct TraceDecision
{
    // One more than the threshold, and 0 for none: as in ProbabilityDecision. Every field has the size in which it is copied: of a truth value beside an enumeration, written
    // one by one and read as a whole, the processor waits for both, longer than all else takes.
    readonly ulong _thresholdAboveNone;
    readonly ulong _reasonAndIsSampled;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TraceDecision(bool isSampled, ulong thresholdAboveNone, string? traceState, SamplingReason reason)
    {
        _thresholdAboveNone = thresholdAboveNone;
        _reasonAndIsSampled = ((ulong)reason << 1) | (isSampled ? 1UL : 0);
        TraceState = traceState;
    }

    /// <summary>Whether the span is kept: the <c>sampled</c> flag of its trace context.</summary>
    public bool IsSampled => (_reasonAndIsSampled & 1) != 0;

    /// <summary>What it is kept or dropped by.</summary>
    public SamplingReason Reason => (SamplingReason)(_reasonAndIsSampled >> 1);

    /// <summary>The threshold that the span is kept by.</summary>
    /// <value><see langword="null"/> where it is dropped, and where it is kept with a probability that is not known, as its parent did not say
    /// one.</value>
    public SamplingThreshold? Threshold => _thresholdAboveNone == 0 ? null : new SamplingThreshold(_thresholdAboveNone - 1);

    /// <summary>How many spans this one stands for, itself included.</summary>
    /// <value>At least 1. <see langword="null"/> where <see cref="Threshold"/> is.</value>
    public double? AdjustedCount => Threshold?.AdjustedCount;

    /// <summary>The <c>tracestate</c> of the span: its parent's, with this threshold.</summary>
    /// <value>Empty where nothing of the parent's is left, and <see langword="null"/> where there is nothing to say.</value>
    public string? TraceState { get; }

    // Inlined by hand: the runtime's profile is of the beginning, when nearly nothing was kept, and a call would cost as much as the rest of a decision.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TraceDecision Keep(SamplingThreshold threshold, string? traceState, SamplingReason reason) => new(true, threshold.Dropped + 1, traceState, reason);

    internal static TraceDecision KeepUncounted(string? traceState, SamplingReason reason) => new(true, 0, traceState, reason);

    internal static TraceDecision Drop(string? traceState, SamplingReason reason) => new(false, 0, traceState, reason);
}
