using System.Diagnostics;
using System.Globalization;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What a process does that decides on traces for a test: for each line that it reads it begins a trace, or goes on with one that comes from another process, and
/// says what became of it.</summary>
static class SamplingProcess
{
    const string Operation = "order.place";

    /// <summary>Reads <c>root</c> and a trace id, or <c>child</c>, a <c>traceparent</c> and, where there is one, a <c>tracestate</c>. Writes the span's flags and its <c>tracestate</c>.</summary>
    internal static int Run(string ratio)
    {
        double kept = double.Parse(ratio, CultureInfo.InvariantCulture);
        using var source = new ActivitySource("InstrumentGen.Runtime.Tests.Sampled");
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = kept, Operations = { [Operation] = kept } });
        using TraceSampling sampling = TraceSampling.Use(sampler, asked => asked == source);
        while (Console.In.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            Console.Out.WriteLine(words[0] == "root" ? Root(sampler, source, words[1]) : Child(source, ActivityContext.Parse(words[1], words.ElementAtOrDefault(2))));
        }

        return 0;
    }

    // The id of a root is the framework's to make, so the sampler itself is asked.
    static string Root(TraceSampler sampler, ActivitySource source, string traceId)
    {
        ActivityContext none = default;
        TraceDecision decision = sampler.Decide(new TraceSamplingRequest(none, ActivityTraceId.CreateFromString(traceId), Operation, source: source.Name));
        return $"{(decision.IsSampled ? "01" : "00")} {decision.TraceState}";
    }

    static string Child(ActivitySource source, ActivityContext parent)
    {
        using Activity? span = source.StartActivity(Operation, ActivityKind.Server, parent);
        return $"{(span!.Recorded ? "01" : "00")} {span.TraceStateString}";
    }
}
