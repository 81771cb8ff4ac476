using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Keeps a part of all traces, the same ones in every process: consistent probability sampling as OpenTelemetry specifies it.</summary>
/// <remarks>A root is kept where its trace's randomness reaches the threshold of the ratio, and says so in its <c>tracestate</c>; what stands behind
/// it follows. Who keeps less keeps a part of what the others keep, whatever their language. A decision allocates nothing, unless a
/// <c>tracestate</c> that came from elsewhere has to be written anew.</remarks>
/// <example>
/// <code>
/// var sampler = new ProbabilitySampler(0.1);
/// SamplingDecision decision = sampler.Decide(parent, traceId);
/// </code>
/// </example>
public sealed class ProbabilitySampler
{
    readonly SamplingThreshold _threshold;
    readonly string _traceState;

    /// <summary>Makes a sampler.</summary>
    /// <param name="ratio">The part of the traces that is kept: 1 keeps every one, 0 none. Between them the least is 2<sup>-56</sup>.</param>
    /// <param name="followsParent">Whether a span with a parent is kept exactly where its parent is. Otherwise it is kept by the ratio too, and a
    /// trace whose services have different ratios has holes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is neither 0 nor from 2<sup>-56</sup> to 1.</exception>
    public ProbabilitySampler(double ratio, bool followsParent = true)
    {
        _threshold = SamplingThreshold.FromRatio(ratio);
        _traceState = $"ot=th:{_threshold}";
        FollowsParent = followsParent;
    }

    /// <summary>What a span that has no parent is kept by.</summary>
    public SamplingThreshold Threshold => _threshold;

    /// <summary>Whether a span with a parent is kept exactly where its parent is.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool FollowsParent { get; }

    /// <summary>Decides on a span.</summary>
    /// <param name="parent">The span's parent, in this process or another. The default value makes it a root.</param>
    /// <param name="traceId">The trace that the span is of.</param>
    /// <returns>The decision.</returns>
    public SamplingDecision Decide(in ActivityContext parent, ActivityTraceId traceId)
    {
        if (parent.SpanId == default) return Independent(parent.TraceState, traceId);
        return FollowsParent ? Following(parent, traceId) : Independent(parent.TraceState, traceId);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"ProbabilitySampler{{{_threshold.Probability}}}");

    SamplingDecision Independent(string? traceState, ActivityTraceId traceId)
    {
        if (traceState is not null) return Independent(traceState, RandomnessOf(OpenTelemetryTraceState.Read(traceState), traceId));
        return _threshold.Keeps(SamplingRandomness.Of(traceId)) ? new SamplingDecision(true, _threshold, _traceState) : default;
    }

    SamplingDecision Independent(string traceState, SamplingRandomness randomness) => _threshold.Keeps(randomness)
        ? new SamplingDecision(true, _threshold, TraceStateWriter.Write(traceState, _threshold))
        : new SamplingDecision(false, null, TraceStateWriter.Write(traceState, null));

    SamplingDecision Following(in ActivityContext parent, ActivityTraceId traceId)
    {
        bool isSampled = (parent.TraceFlags & ActivityTraceFlags.Recorded) != 0;
        string? traceState = parent.TraceState;
        if (traceState is null) return new SamplingDecision(isSampled, null, null);
        // What this sampler wrote itself it need not read, only check.
        bool isOwn = ReferenceEquals(traceState, _traceState);
        if (isSampled && isOwn && _threshold.Keeps(SamplingRandomness.Of(traceId))) return new SamplingDecision(true, _threshold, traceState);
        OpenTelemetryTraceState state = OpenTelemetryTraceState.Read(traceState);
        SamplingThreshold? threshold = isSampled ? Believed(state, traceId) : null;
        bool isUnchanged = state.Threshold == threshold && !state.HasInvalid;
        return new SamplingDecision(isSampled, threshold, isUnchanged ? traceState : TraceStateWriter.Write(traceState, threshold));
    }

    // A trace that its own threshold would have dropped was kept for another reason, so it does not stand for as many as that says: the
    // specification has such a threshold erased.
    static SamplingThreshold? Believed(OpenTelemetryTraceState state, ActivityTraceId traceId) =>
        state.Threshold is { } threshold && threshold.Keeps(RandomnessOf(state, traceId)) ? threshold : null;

    static SamplingRandomness RandomnessOf(OpenTelemetryTraceState state, ActivityTraceId traceId) => state.Randomness ?? SamplingRandomness.Of(traceId);
}
