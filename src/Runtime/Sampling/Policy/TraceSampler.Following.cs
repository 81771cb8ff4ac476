using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <content>Spans with a parent, and what a <c>tracestate</c> from elsewhere makes of roots.</content>
public sealed partial class TraceSampler
{
    // Apart, as a method with spans clears a frame for them first, which takes longer than all other decisions.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static TraceDecision Following(SamplingStripe stripe, SamplingRule rule, in TraceSamplingRequest request)
    {
        ref readonly ActivityContext parent = ref request.Parent;
        ActivityTraceId traceId = request.TraceId;
        string? traceState = parent.TraceState;
        if ((parent.TraceFlags & ActivityTraceFlags.Recorded) == 0)
        {
            stripe.Count(SamplingReason.Parent, isKept: false);
            return TraceDecision.Drop(traceState is null ? null : TraceStateWriter.Write(traceState, null), SamplingReason.Parent);
        }

        RenderedThreshold? known = traceState is null ? null : RenderedThreshold.Find(traceState);
        if (known is not null) stripe.Last = known;
        TraceDecision decision = known is not null && known.Keeps(traceId) ? Known(rule, known, traceId, traceState!) : Read(rule, traceState, traceId);
        stripe.Count(decision.Reason, decision.IsSampled);
        return decision;
    }

    static TraceDecision Known(SamplingRule rule, RenderedThreshold parents, ActivityTraceId traceId, string traceState)
    {
        if (rule.Own is not { } own || own.Threshold <= parents.Threshold) return TraceDecision.Keep(parents.Threshold, traceState, SamplingReason.Parent);
        // A parent in this process goes on with what it has; who would carry the trace on in its place is told nothing of a threshold.
        return own.Keeps(traceId) ? TraceDecision.Keep(own.Threshold, own.Text, SamplingReason.Operation) : TraceDecision.Drop("", SamplingReason.Operation);
    }

    static TraceDecision Read(SamplingRule rule, string? traceState, ActivityTraceId traceId)
    {
        OpenTelemetryTraceState state = OpenTelemetryTraceState.Read(traceState);
        SamplingRandomness randomness = state.RandomnessOf(traceId);
        SamplingThreshold? threshold = state.ThresholdOf(randomness);
        SamplingReason reason = SamplingReason.Parent;
        if (rule.Own is { } own)
        {
            if (!own.Threshold.Keeps(randomness)) return TraceDecision.Drop(TraceStateWriter.Write(traceState, null), SamplingReason.Operation);
            // Of what was kept by nobody knows what, a part is as little known.
            if (threshold is not { } known) reason = SamplingReason.Operation;
            else if (own.Threshold > known) (threshold, reason) = (own.Threshold, SamplingReason.Operation);
        }

        string? written = state.Threshold == threshold && !state.HasInvalid ? traceState : TraceStateWriter.Write(traceState, threshold);
        return threshold is { } kept ? TraceDecision.Keep(kept, written, reason) : TraceDecision.KeepUncounted(written, reason);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    TraceDecision Uncommon(SamplingStripe stripe, SamplingBoost[] boosts, SamplingRule rule, in TraceSamplingRequest request)
    {
        SamplingThreshold threshold = rule.Threshold.Threshold;
        (string own, SamplingReason reason) = (rule.TraceState, rule.Reason);
        foreach (SamplingBoost boost in boosts)
        {
            // Whether it applies is asked last: it is the application's code.
            if (boost.Rendered.Threshold < threshold && boost.Applies(request, _time)) (threshold, own, reason) = (boost.Rendered.Threshold, boost.Rendered.Text, SamplingReason.Boost);
        }

        string? traceState = request.Parent.TraceState;
        bool isKept = threshold.Keeps(OpenTelemetryTraceState.Read(traceState).RandomnessOf(request.TraceId));
        if (rule.IsTimeToLook(stripe.Count(rule.PlaceOf(reason) + (isKept ? 0 : 1)))) LookForBurst(rule);
        if (!isKept) return TraceDecision.Drop(TraceStateWriter.Write(traceState, null), reason);
        return TraceDecision.Keep(threshold, traceState is null ? own : TraceStateWriter.Write(traceState, threshold), reason);
    }
}
