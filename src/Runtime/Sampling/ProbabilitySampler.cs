using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Keeps a part of all traces, the same ones in every process: consistent probability sampling as OpenTelemetry specifies it.</summary>
/// <remarks>A root is kept where its trace's randomness reaches the threshold of the ratio, and says so in its <c>tracestate</c>; what stands behind
/// it follows. Who keeps less keeps a part of what the others keep, whatever their language. A decision allocates nothing, unless a
/// <c>tracestate</c> that came from elsewhere has to be written anew.</remarks>
/// <example>
/// <code>
/// var sampler = new ProbabilitySampler(0.1);
/// ProbabilityDecision decision = sampler.Decide(parent, traceId);
/// </code>
/// </example>
public sealed class ProbabilitySampler
{
    readonly TraceIdThreshold _threshold;
    readonly string _traceState;

    /// <summary>Makes a sampler.</summary>
    /// <param name="ratio">The part of the traces that is kept: 1 keeps every one, 0 none. Between them the least is 2<sup>-56</sup>.</param>
    /// <param name="followsParent">Whether a span with a parent is kept exactly where its parent is. Otherwise it is kept by the ratio too, and a
    /// trace whose services have different ratios has holes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is neither 0 nor from 2<sup>-56</sup> to 1.</exception>
    public ProbabilitySampler(double ratio, bool followsParent = true)
    {
        _threshold = new TraceIdThreshold(SamplingThreshold.FromRatio(ratio));
        _traceState = $"ot=th:{Threshold}";
        FollowsParent = followsParent;
    }

    /// <summary>What a span without a parent is kept by.</summary>
    public SamplingThreshold Threshold => _threshold.Threshold;

    /// <summary>Whether a span with a parent is kept exactly where its parent is.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool FollowsParent { get; }

    /// <summary>The sampler that OpenTelemetry's environment variables ask for: <c>OTEL_TRACES_SAMPLER</c> is <c>always_on</c>, <c>always_off</c>,
    /// <c>traceidratio</c>, or one of these behind <c>parentbased_</c>, and <c>OTEL_TRACES_SAMPLER_ARG</c> the ratio.</summary>
    /// <param name="variables">Reads a variable, for instance from configuration. <see langword="null"/> reads the process's.</param>
    /// <returns>The sampler; without the variables one that keeps every root and follows parents. What cannot be read counts in
    /// <see cref="TelemetryFailures"/>, and is as if it were not there.</returns>
    /// <example>
    /// <code>
    /// var sampler = ProbabilitySampler.FromEnvironment(name => configuration[name]);
    /// </code>
    /// </example>
    public static ProbabilitySampler FromEnvironment(Func<string, string?>? variables = null) => SamplingVariables.Read(variables ?? Environment.GetEnvironmentVariable);

    /// <summary>Decides on a span.</summary>
    /// <param name="parent">The span's parent, in this process or another. The default value makes it a root.</param>
    /// <param name="traceId">The trace that the span is of.</param>
    /// <returns>The decision.</returns>
    public ProbabilityDecision Decide(in ActivityContext parent, ActivityTraceId traceId)
    {
        if (parent.SpanId == default) return Independent(parent.TraceState, traceId);
        return FollowsParent ? Following(parent, traceId) : Independent(parent.TraceState, traceId);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"ProbabilitySampler{{{Threshold.Probability}}}");

    ProbabilityDecision Independent(string? traceState, ActivityTraceId traceId)
    {
        if (traceState is not null) return IndependentBeside(traceState, traceId);
        return _threshold.Keeps(traceId) ? ProbabilityDecision.Keep(Threshold, _traceState) : default;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    ProbabilityDecision IndependentBeside(string traceState, ActivityTraceId traceId) => Threshold.Keeps(OpenTelemetryTraceState.Read(traceState).RandomnessOf(traceId))
        ? ProbabilityDecision.Keep(Threshold, TraceStateWriter.Write(traceState, Threshold))
        : new ProbabilityDecision(false, null, TraceStateWriter.Write(traceState, null));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ProbabilityDecision Following(in ActivityContext parent, ActivityTraceId traceId)
    {
        bool isSampled = (parent.TraceFlags & ActivityTraceFlags.Recorded) != 0;
        string? traceState = parent.TraceState;
        if (traceState is null) return ProbabilityDecision.WithoutThreshold(isSampled);
        // What this sampler writes itself, or another one of the same ratio, it need not read, only check.
        if (isSampled && (ReferenceEquals(traceState, _traceState) || traceState == _traceState) && _threshold.Keeps(traceId)) return ProbabilityDecision.Keep(Threshold, traceState);
        return Following(isSampled, traceState, traceId);
    }

    // Apart, as a method with spans clears a frame for them first, which takes longer than all other decisions.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static ProbabilityDecision Following(bool isSampled, string traceState, ActivityTraceId traceId)
    {
        OpenTelemetryTraceState state = OpenTelemetryTraceState.Read(traceState);
        SamplingThreshold? threshold = isSampled ? state.ThresholdOf(state.RandomnessOf(traceId)) : null;
        bool isUnchanged = state.Threshold == threshold && !state.HasInvalid;
        return new ProbabilityDecision(isSampled, threshold, isUnchanged ? traceState : TraceStateWriter.Write(traceState, threshold));
    }
}
