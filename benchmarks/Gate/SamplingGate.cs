using InstrumentGen.Benchmarks.Subjects;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The figures of the sampler: what a decision on a span costs.</summary>
static class SamplingGate
{
    const double Goal = 5;

    // What a call below a dropped root may cost beside its two clock reads.
    const double DroppedGoal = 10;

    public static void Settings(GateTable table)
    {
        table.Setting(SamplerDecisions.Setting);
        table.Setting(PolicyDecisions.Setting);
    }

    public static void Run(GateTable table)
    {
        var roots = new Variant("roots", SamplerDecisions.Roots);
        var children = new Variant("children", SamplerDecisions.Children);
        var own = new Variant("own children", SamplerDecisions.OwnChildren);
        var remote = new Variant("remote children", SamplerDecisions.RemoteChildren);
        double[] time = Interleaved.Nanoseconds(roots, new("SDK", SamplerDecisions.RootsOfSdk), children, new("SDK", SamplerDecisions.ChildrenOfSdk), own, remote);
        table.AtMost("sampler decision", time[0], time[1], Goal, "ns");
        table.AtMost("sampler decision, child", time[2], time[3], Goal, "ns");
        // The SDK's sampler has no threshold to check, so this is what ours adds to a kept child.
        table.AtMost("sampler decision, child of a kept root", time[4], time[3], Goal, "ns");
        table.Setting($"sampler decision, child with a threshold from another process, which is read and checked: {time[5]:0.#} ns");
        foreach (Variant variant in (Variant[])[roots, children, own, remote]) table.AtMostAbove($"sampler decision, {variant.Name}, bytes", Interleaved.Bytes(variant), 0, 0, "B");
        RunPolicy(table);
        LogSamplingGate.Run(table);
    }

    static void RunPolicy(GateTable table)
    {
        var roots = new Variant("roots", PolicyDecisions.Roots);
        var children = new Variant("children", PolicyDecisions.Children);
        double[] time = Interleaved.Nanoseconds(roots, new("SDK", SamplerDecisions.RootsOfSdk), children, new("SDK", SamplerDecisions.ChildrenOfSdk));
        table.AtMost("sampling policy, operation", time[0], time[1], Goal, "ns");
        table.AtMost("sampling policy, child of a kept root", time[2], time[3], Goal, "ns");
        foreach (Variant variant in (Variant[])[roots, children]) table.AtMostAbove($"sampling policy, {variant.Name}, bytes", Interleaved.Bytes(variant), 0, 0, "B");
        PolicyDecisions.BelowDroppedRoot(() =>
        {
            var dropped = new Variant("dropped child", PolicyDecisions.DroppedChildren);
            double[] whole = Interleaved.Nanoseconds(dropped, new("two clock reads", PolicyDecisions.Timestamps));
            table.AtMostAbove("sampling policy, dropped child operation", whole[0], whole[1], DroppedGoal);
            table.AtMostAbove("sampling policy, dropped child, bytes", Interleaved.Bytes(dropped), 0, 0, "B");
        });
    }
}
