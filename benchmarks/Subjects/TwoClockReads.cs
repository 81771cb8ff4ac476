using System.Diagnostics;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The floor of every measurement of time.</summary>
static class TwoClockReads
{
    static long s_sink;

    public static void Run(int calls)
    {
        long sum = 0;
        for (int call = 0; call < calls; call++)
        {
            long start = Stopwatch.GetTimestamp();
            int result = Plain.Add(call, (int)start);
            sum += Stopwatch.GetTimestamp() - start + result;
        }

        s_sink = sum;
    }
}
