using InstrumentGen.Benchmarks.Subjects;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The figures of correlation: what it adds to a request.</summary>
static class CorrelationGate
{
    const double Goal = 150;

    public static void Settings(GateTable table) => table.Setting(CorrelatedRequests.Setting);

    // All in turn: the first pair alone was measured while the code that all of them share was still being compiled.
    public static void Run(GateTable table)
    {
        string[] names = ["traceparent", "header", "neither"];
        Variant[] variants =
        [
            new("traceparent", CorrelatedRequests.TracedCorrelated), new("plain", CorrelatedRequests.Traced),
            new("header", CorrelatedRequests.NamedCorrelated), new("plain", CorrelatedRequests.Named),
            new("neither", CorrelatedRequests.NewCorrelated), new("plain", CorrelatedRequests.New),
        ];
        double[] time = Interleaved.Nanoseconds(variants);
        double[] bytes = [.. variants.Select(Interleaved.Bytes)];
        double none = Interleaved.Bytes(new("without activity", CorrelatedRequests.WithoutActivity));
        for (int index = 0; index < names.Length; index++)
        {
            int ours = 2 * index;
            int peer = ours + 1;
            table.AtMostAbove($"correlation, {names[index]}", time[ours], time[peer], Goal);
            table.AtMostTimes($"correlation, {names[index]}, bytes added", bytes[ours] - bytes[peer], bytes[peer] - none, 1, "B");
        }
    }
}
