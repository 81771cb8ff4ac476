using System.Diagnostics;
using OpenTelemetry.Trace;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Decisions on spans, by our sampler and by the SDK's. Trace ids take turns, so that no branch is learnt by heart.</summary>
static class SamplerDecisions
{
    public const string Setting = "sampler decision: OpenTelemetry SDK's TraceIdRatioBasedSampler on roots, ParentBasedSampler around it on children; ratio 0.1, no tags, no links, no tracestate";

    const double Ratio = 0.1;
    const int Ids = 4_096;

    static readonly ActivityTraceId[] s_ids = [.. Enumerable.Range(0, Ids).Select(static _ => ActivityTraceId.CreateRandom())];
    static readonly ActivityContext[] s_parents = [.. s_ids.Select(static (id, index) => new ActivityContext(id, ActivitySpanId.CreateRandom(), (ActivityTraceFlags)(index & 1)))];
    static readonly ProbabilitySampler s_ours = new(Ratio);
    static readonly Sampler s_ofSdk = new TraceIdRatioBasedSampler(Ratio);
    static readonly Sampler s_parentBased = new ParentBasedSampler(s_ofSdk);
    static readonly ActivityContext[] s_ownChildren = [.. s_ids.Where(static id => s_ours.Decide(default, id).IsSampled).Select(static id => Kept(id, s_ours.Decide(default, id).TraceState!))];
    static readonly ActivityContext[] s_remoteChildren = [.. s_ownChildren.Select(static one => Kept(one.TraceId, "ot=th:e66"))];

    static int s_kept;

    public static void Roots(int calls)
    {
        int kept = 0;
        for (int call = 0; call < calls; call++) kept += s_ours.Decide(default, s_ids[call % Ids]).IsSampled ? 1 : 0;
        s_kept = kept;
    }

    public static void RootsOfSdk(int calls)
    {
        int kept = 0;
        for (int call = 0; call < calls; call++) kept += (int)s_ofSdk.ShouldSample(new SamplingParameters(default, s_ids[call % Ids], "span", ActivityKind.Internal)).Decision;
        s_kept = kept;
    }

    public static void Children(int calls) => Decide(s_parents, calls);

    public static void ChildrenOfSdk(int calls)
    {
        int kept = 0;
        for (int call = 0; call < calls; call++) kept += (int)s_parentBased.ShouldSample(new SamplingParameters(s_parents[call % Ids], s_ids[call % Ids], "span", ActivityKind.Internal)).Decision;
        s_kept = kept;
    }

    /// <summary>Children of spans that the same sampler has kept.</summary>
    public static void OwnChildren(int calls) => Decide(s_ownChildren, calls);

    /// <summary>Children of spans in other processes that have another ratio, so that their threshold has to be read.</summary>
    public static void RemoteChildren(int calls) => Decide(s_remoteChildren, calls);

    static void Decide(ActivityContext[] parents, int calls)
    {
        int kept = 0;
        int next = 0;
        for (int call = 0; call < calls; call++)
        {
            ref readonly ActivityContext parent = ref parents[next];
            kept += s_ours.Decide(parent, parent.TraceId).IsSampled ? 1 : 0;
            if (++next == parents.Length) next = 0;
        }

        s_kept = kept;
    }

    static ActivityContext Kept(ActivityTraceId id, string traceState) => new(id, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, traceState);

}
