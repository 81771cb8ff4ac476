using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Whether a span is kept, and what the ones behind it are told.</summary>
/// <example>
/// <code>
/// ProbabilityDecision decision = sampler.Decide(parent, traceId);
/// if (decision.IsSampled) Record(decision.Threshold?.AdjustedCount);
/// </code>
/// </example>
public readonly record struct ProbabilityDecision
{
    // One more than the threshold, and 0 for none: a Nullable is put together in memory and read as a whole at once, for which the processor waits
    // longer than a decision takes.
    readonly ulong _thresholdAboveNone;

    internal ProbabilityDecision(bool isSampled, SamplingThreshold? threshold, string? traceState)
    {
        IsSampled = isSampled;
        _thresholdAboveNone = threshold is { } known ? known.Dropped + 1 : 0;
        TraceState = traceState;
    }

    ProbabilityDecision(bool isSampled, ulong thresholdAboveNone, string? traceState)
    {
        IsSampled = isSampled;
        _thresholdAboveNone = thresholdAboveNone;
        TraceState = traceState;
    }

    /// <summary>Whether the span is kept: the <c>sampled</c> flag of its trace context.</summary>
    public bool IsSampled { get; }

    /// <summary>The threshold that the span is kept by.</summary>
    /// <value><see langword="null"/> where it is dropped, and where it is kept with a probability that is not known, as its parent did not say
    /// one.</value>
    public SamplingThreshold? Threshold => _thresholdAboveNone == 0 ? null : new SamplingThreshold(_thresholdAboveNone - 1);

    /// <summary>The <c>tracestate</c> of the span: its parent's, with this threshold.</summary>
    /// <value>Empty where nothing of the parent's is left, and <see langword="null"/> where there is nothing to say.</value>
    public string? TraceState { get; }

    // Inlined by hand: the runtime's profile may be of a time when nearly nothing was kept, and a call would cost as much as the rest of a decision.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ProbabilityDecision Keep(SamplingThreshold threshold, string? traceState) => new(true, threshold.Dropped + 1, traceState);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ProbabilityDecision WithoutThreshold(bool isSampled) => new(isSampled, thresholdAboveNone: 0, traceState: null);
}
