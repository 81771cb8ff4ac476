using System.Diagnostics;
using InstrumentGen.Benchmarks.Subjects;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The figures of the log sampler: what a decision on a record costs, and what a call does whose record is dropped.</summary>
static class LogSamplingGate
{
    const double Part = 0.05;
    const double DroppedGoal = 20;

    public static void Run(GateTable table)
    {
        table.Setting(LogSamplerDecisions.Setting);
        Activity? outside = Activity.Current;
        Activity.Current = null;
        Decisions(table, "no trace");
        using (Begin(ActivityTraceFlags.Recorded, "ot=th:8")) Decisions(table, "kept trace");
        using (Begin(ActivityTraceFlags.None, null))
        {
            Decisions(table, "dropped trace");
            Dropped(table);
        }

        Activity.Current = outside;
    }

    static void Decisions(GateTable table, string trace)
    {
        var ours = new Variant("ours", LogSamplerDecisions.Ours);
        double[] time = Interleaved.Nanoseconds(ours, new("Microsoft", LogSamplerDecisions.Random));
        table.AtMostTimes($"log sampler decision, {trace}", time[0], time[1], Part);
        table.AtMostAbove($"log sampler decision, {trace}, bytes", Interleaved.Bytes(ours), 0, 0, "B");
    }

    static void Dropped(GateTable table)
    {
        using ILoggerFactory filtered = LogSamplerDecisions.Filtered();
        using ILoggerFactory traceBased = LogSamplerDecisions.TraceBased();
        ILogger ours = filtered.CreateLogger("Shop");
        ILogger microsofts = traceBased.CreateLogger("Shop");
        var dropped = new Variant("ours", count => LogLines.Three(ours, count));
        double[] time = Interleaved.Nanoseconds(dropped, new("Microsoft", count => LogLines.Three(microsofts, count)));
        table.AtMost("log line of a dropped trace", time[0], time[1], DroppedGoal, "ns");
        table.AtMostAbove("log line of a dropped trace, bytes", Interleaved.Bytes(dropped), 0, 0, "B");
    }

    static Activity Begin(ActivityTraceFlags flags, string? traceState) =>
        new Activity("request") { TraceStateString = traceState }.SetParentId(ActivityTraceId.CreateFromString("000000000000000000f0000000000000"), ActivitySpanId.CreateRandom(), flags).Start();
}
