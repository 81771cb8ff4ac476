using System.Diagnostics;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Decisions by a full policy, on spans of one of our operations among many.</summary>
static class PolicyDecisions
{
    public const string Setting = "sampling policy: ratio 0.1, 200 patterns, 50 traces a second of 200 operations, the floor of each; the dropped child is a whole call of a traced operation below a dropped root";

    // The id of a trace that begins, or of a parent, has just been made: it is in the processor's cache, as so many are.
    const int Ids = 256;
    const int Operations = 200;

    static readonly InstrumentationScope s_scope = InstrumentationScope.Get("InstrumentGen.Benchmarks.Policy");
    static readonly OperationProbe[] s_probes = [.. Enumerable.Range(0, Operations).Select(static index => s_scope.Define(new OperationDefinition($"operation.{index}") { Traced = true, Code = new CodePosition("Operation") }))];
    static readonly SpanConstants s_tags = s_probes[^1].Spans!.Tags;
    static readonly TraceSampler s_sampler = new(Policy());
    static readonly ActivityTraceId[] s_ids = [.. Enumerable.Range(0, Ids).Select(static _ => ActivityTraceId.CreateRandom())];
    static readonly ActivityContext[] s_children = [.. s_ids.SelectMany(static _ => Enumerable.Range(0, 100).Select(static _ => ActivityTraceId.CreateRandom())).Where(static id => Decide(id).IsSampled).Take(Ids).Select(static id => Child(id, Decide(id).TraceState!))];

    static int s_kept;
    static long s_time;

    public static void Roots(int calls)
    {
        int kept = 0;
        ActivityContext none = default;
        for (int call = 0; call < calls; call++)
        {
            kept += s_sampler.Decide(new TraceSamplingRequest(none, s_ids[call % Ids], "operation", ActivityKind.Internal, s_tags, "source")).IsSampled ? 1 : 0;
        }

        s_kept = kept;
    }

    public static void Children(int calls)
    {
        int kept = 0;
        int next = 0;
        for (int call = 0; call < calls; call++)
        {
            ref readonly ActivityContext parent = ref s_children[next];
            kept += s_sampler.Decide(new TraceSamplingRequest(parent, parent.TraceId, "operation", ActivityKind.Internal, s_tags, "source")).IsSampled ? 1 : 0;
            if (++next == s_children.Length) next = 0;
        }

        s_kept = kept;
    }

    /// <summary>Runs an action with whole calls below a dropped root.</summary>
    public static void BelowDroppedRoot(Action action)
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0 });
        using TraceSampling sampling = TraceSampling.Use(sampler, static source => source == s_scope.ActivitySource);
        using Activity? root = s_scope.ActivitySource.StartActivity("root");
        if (root is not { Recorded: false }) throw new InvalidOperationException("The root is not dropped.");
        action();
    }

    public static void DroppedChildren(int calls)
    {
        OperationProbe probe = s_probes[^1];
        for (int made = 0; made < calls; made++)
        {
            if (!probe.IsActive) throw new InvalidOperationException("Nobody listens.");
            OperationCall call = probe.Begin();
            call.End();
        }
    }

    public static void Timestamps(int calls)
    {
        long time = 0;
        for (int call = 0; call < calls; call++) time += Stopwatch.GetTimestamp() - Stopwatch.GetTimestamp();
        s_time = time;
    }

    static TraceDecision Decide(ActivityTraceId id)
    {
        ActivityContext none = default;
        return new TraceSampler(new TraceSamplingOptions { Ratio = 0.1 }).Decide(new TraceSamplingRequest(none, id, "operation"));
    }

    static TraceSamplingOptions Policy()
    {
        var options = new TraceSamplingOptions { Ratio = 0.1, TracesPerSecond = 50 };
        for (int index = 0; index < Operations; index++) options.Operations[$"other.{index}.*"] = 0.5;
        return options;
    }

    static ActivityContext Child(ActivityTraceId id, string traceState) => new(id, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, traceState);
}
