using System.Diagnostics;
using InstrumentGen.Benchmarks.Subjects;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The run-time figures: what a woven call costs beside its peers, which stand in the same process.</summary>
static class RunTimeGate
{
    const string OffWithoutProfiles = "--off-without-profiles";
    const string LinesOnly = "--lines";
    const string PgoSwitch = "DOTNET_TieredPGO";

    static readonly Variant s_direct = new("direct", Calls.Direct);
    static readonly Variant s_woven = new("woven", Calls.Woven);
    static readonly Variant s_metered = new("metered", Calls.Metered);

    // Parts that can be asked for alone.
    static readonly (string Switch, Action<GateTable> Settings, Action<GateTable> Run)[] s_parts =
    [
        ("--off", static table => table.Setting(DynamicProxy.Setting), static table => Off(table, "")),
        // The JIT must not need profiles for it: code that is compiled ahead of time has none.
        (OffWithoutProfiles, static _ => { }, static table => Off(table, ", TieredPGO=0")),
        ("--calls", CallSettings, CallLines),
        ("--sampling", SamplingGate.Settings, SamplingGate.Run),
        ("--correlation", CorrelationGate.Settings, CorrelationGate.Run),
        ("--logs", LogGate.Settings, LogGate.Run),
        ("--audit", AuditGate.Settings, AuditGate.Run),
        ("--otlp", OtlpGate.Settings, OtlpGate.Run),
    ];

    /// <summary>Runs the parts that are asked for, else all. Each in a process of its own: after the spans of another part the JIT's profiles made a call below a dropped
    /// one 14 ns slower.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments is [LogWayCost.Switch, ..]) return LogWayCost.Run(arguments[1..]);
        var table = new GateTable(Console.Out);
        string[] asked = arguments.ToArray();
        var parts = Array.FindAll(s_parts, part => asked.Contains(part.Switch));
        if (asked.Contains(LinesOnly))
        {
            foreach ((_, _, Action<GateTable> run) in parts) run(table);
            return table.Short == 0 ? 0 : 1;
        }

        if (parts.Length == 0) parts = s_parts;
        foreach ((_, Action<GateTable> settings, _) in parts) settings(table);
        table.Header();
        Console.Out.Flush();
        int shortParts = 0;
        foreach ((string part, _, _) in parts) shortParts += Child(part);
        return shortParts == 0 ? 0 : 1;
    }

    static int Child(string part)
    {
        ProcessStartInfo start = GateProcess.Of(part, LinesOnly);
        if (part == OffWithoutProfiles) start.Environment[PgoSwitch] = "0";
        using Process child = Process.Start(start)!;
        child.WaitForExit();
        return child.ExitCode;
    }

    static void CallSettings(GateTable table)
    {
        table.Setting(OpenTelemetryByHand.Setting);
        table.Setting(PrometheusByHand.Setting);
        table.Setting(ActivityByHand.Setting);
        table.Setting(SuspendedByHand.Setting);
    }

    static void CallLines(GateTable table)
    {
        Metrics(table);
        Suspended(table);
        Spans(table);
    }

    static void Off(GateTable table, string suffix)
    {
        double[] sync = Interleaved.Nanoseconds(s_woven, s_direct, new("proxy", DynamicProxy.Run));
        table.AtMostAbove($"nobody listens, sync{suffix}", sync[0], sync[1], 1);
        table.AtMostTimes($"nobody listens, sync, by proxy{suffix}", sync[0], sync[2], 0.5);
        double[] partial = Interleaved.Nanoseconds(new("partial", Calls.WovenPartial), s_direct);
        table.AtMostAbove($"nobody listens, partial method{suffix}", partial[0], partial[1], 1);
        double[] valueTask = Interleaved.Nanoseconds(new("woven", Calls.WovenValueTask), new("direct", Calls.DirectValueTask));
        table.AtMostAbove($"nobody listens, ValueTask{suffix}", valueTask[0], valueTask[1], 1);
        table.AtMostAbove($"nobody listens, bytes{suffix}", Interleaved.Bytes(s_woven), Interleaved.Bytes(s_direct), 0, "B");
    }

    static void Metrics(GateTable table)
    {
        using var reader = new OperationReader();
        double[] clocks = Interleaved.Nanoseconds(s_metered, new("clocks", TwoClockReads.Run));
        table.AtMostAbove("RED, two clock reads", clocks[0], clocks[1], 8);
        double[] prometheus = Interleaved.Nanoseconds(s_metered, new("prometheus-net", PrometheusByHand.Run));
        table.AtMostTimes("RED, prometheus-net", prometheus[0], prometheus[1], 0.75);
        using (new OpenTelemetryByHand())
        {
            double[] openTelemetry = Interleaved.Nanoseconds(s_metered, new("OpenTelemetry", OpenTelemetryByHand.Run));
            table.AtMostTimes("RED, OpenTelemetry SDK", openTelemetry[0], openTelemetry[1], 0.5);
        }

        table.AtMostAbove("RED, bytes", Interleaved.Bytes(s_metered), 0, 0, "B");
        table.AtMostAbove("RED, completed ValueTask, bytes", Interleaved.Bytes(new("woven", Calls.WovenValueTask)), 0, 0, "B");
    }

    // The default is transparent first: the caller gets a task that completes after the call has ended. The others are shown beside it.
    static void Suspended(GateTable table)
    {
        using var reader = new OperationReader();
        Variant[] variants =
        [
            new("woven", SuspendedByHand.Woven), new("source", SuspendedByHand.Source), new("direct", SuspendedByHand.Direct),
            new("continuation", SuspendedByHand.Continuation), new("async", SuspendedByHand.Async),
            new("pooled", SuspendedByHand.Pooled), new("woven, pooled", SuspendedByHand.WovenPooled),
        ];
        double[] time = Interleaved.Nanoseconds(variants);
        double[] bytes = [.. variants.Select(Interleaved.Bytes)];
        for (int index = 2; index < variants.Length - 2; index++) table.Setting($"suspended task, {variants[index].Name}: {time[index]:0.#} ns, {bytes[index]:0} B");
        table.AtMostTimes("RED, suspended Task, completion source", time[0], time[1], 1);
        table.AtMostAbove("RED, suspended Task, bytes", bytes[0], bytes[1], 0, "B");
        // By option: what the caller gets can be taken once.
        table.AtMostTimes("RED, suspended ValueTask, pooled", time[^1], time[^2], 1);
        table.AtMostAbove("RED, suspended ValueTask, pooled, bytes", bytes[^1], bytes[^2], 0, "B");
    }

    static void Spans(GateTable table)
    {
        using var reader = new OperationReader();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is "InstrumentGen.Benchmarks" or ActivityByHand.SourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        var addTag = new Variant("by hand, AddTag", ActivityByHand.RunWithAddTag);
        var array = new Variant("by hand, array", ActivityByHand.RunWithArray);
        double[] spans = Interleaved.Nanoseconds(s_woven, addTag, array);
        table.AtMostTimes("span + RED, Activity by hand", spans[0], Math.Min(spans[1], spans[2]), 1);
        double bytesByHand = Math.Min(Interleaved.Bytes(addTag), Interleaved.Bytes(array));
        table.AtMostAbove("span + RED, bytes", Interleaved.Bytes(s_woven), bytesByHand, 0, "B");
    }
}
