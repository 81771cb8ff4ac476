using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Activities that stand for a trace of which somebody has decided before.</summary>
static class TraceAtHand
{
    /// <summary>By half: the first of the last 14 digits decides.</summary>
    internal static readonly ActivityTraceId Above = ActivityTraceId.CreateFromString("000000000000000000f0000000000000");
    internal static readonly ActivityTraceId Below = ActivityTraceId.CreateFromString("00000000000000000010000000000000");

    /// <summary>Makes it current until it is disposed of.</summary>
    internal static Activity Begin(ActivityTraceId traceId, bool isKept = true, string? traceState = null)
    {
        var activity = new Activity("work") { TraceStateString = traceState };
        return activity.SetParentId(traceId, ActivitySpanId.CreateRandom(), isKept ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None).Start();
    }

    /// <summary>Many ids, the same ones in every run.</summary>
    internal static IEnumerable<ActivityTraceId> Ids(int seed, int count)
    {
        var random = new Random(seed);
        byte[] bytes = new byte[16];
        for (int trace = 0; trace < count; trace++)
        {
            random.NextBytes(bytes);
            yield return ActivityTraceId.CreateFromBytes(bytes);
        }
    }
}
