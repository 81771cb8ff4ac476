using System.Diagnostics;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>Measures variants in turn in one process. The order rotates: with a fixed one the first after a collection looked 30 % slower
/// than it was. The minimum of the rounds is what the code costs; the rest is the machine.</summary>
static class Interleaved
{
    const int Rounds = 60;
    const double RoundMilliseconds = 4;
    static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>Nanoseconds per call, for each variant.</summary>
    public static double[] Nanoseconds(params Variant[] variants)
    {
        int[] calls = [.. variants.Select(Calibrate)];
        double[] best = [.. variants.Select(static _ => double.MaxValue)];
        for (int round = 0; round < Rounds; round++)
        {
            GC.Collect();
            for (int turn = 0; turn < variants.Length; turn++)
            {
                int index = (turn + round) % variants.Length;
                best[index] = Math.Min(best[index], Time(variants[index], calls[index]) * 1e6 / calls[index]);
            }
        }

        return best;
    }

    /// <summary>Bytes per call that the whole process allocates, after warm-up. What a collection sets off is waited for: the framework's
    /// finalizers allocated 1,632 bytes after each, on their own thread, while the calls themselves allocated none.</summary>
    public static double Bytes(Variant variant)
    {
        const int Calls = 10_000;
        WarmUp(variant);
        long best = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            variant.Run(Calls);
            best = Math.Min(best, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return (double)best / Calls;
    }

    // Long enough for tier 1, with its pause between counting and compiling.
    static int Calibrate(Variant variant)
    {
        WarmUp(variant);
        int calls = 1_000;
        while (Time(variant, calls) < RoundMilliseconds / 2 && calls < 1 << 28) calls *= 2;
        return (int)Math.Max(1, calls * RoundMilliseconds / Math.Max(RoundMilliseconds / 4, Time(variant, calls)));
    }

    static void WarmUp(Variant variant)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < s_warmUp) variant.Run(200);
    }

    static double Time(Variant variant, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        variant.Run(calls);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
