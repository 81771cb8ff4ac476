using InstrumentGen.Benchmarks.Subjects;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The figures of correlation: what it adds to a request.</summary>
static class CorrelationGate
{
    const double Goal = 150;

    public static void Settings(GateTable table) => table.Setting(CorrelatedRequests.Setting);

    public static void Run(GateTable table)
    {
        Line(table, "traceparent", CorrelatedRequests.TracedCorrelated, CorrelatedRequests.Traced);
        Line(table, "header", CorrelatedRequests.NamedCorrelated, CorrelatedRequests.Named);
        Line(table, "neither", CorrelatedRequests.NewCorrelated, CorrelatedRequests.New);
    }

    static void Line(GateTable table, string name, Action<int> correlated, Action<int> plain)
    {
        var ours = new Variant("correlated", correlated);
        var peer = new Variant("plain", plain);
        double[] time = Interleaved.Nanoseconds(ours, peer);
        table.AtMostAbove($"correlation, {name}", time[0], time[1], Goal);
        double bytes = Interleaved.Bytes(peer);
        double activity = bytes - Interleaved.Bytes(new("without activity", CorrelatedRequests.WithoutActivity));
        table.AtMostTimes($"correlation, {name}, bytes added", Interleaved.Bytes(ours) - bytes, activity, 1, "B");
    }
}
