using System.Diagnostics;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>What a piece of work took.</summary>
/// <param name="Cpu">Milliseconds of processor time of the whole process, all threads: what a busy machine does not distort.</param>
/// <param name="Wall">Milliseconds on the clock.</param>
readonly record struct Cost(double Cpu, double Wall)
{
    public static Cost Of(Action work)
    {
        // Garbage of the work before is not this work's.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        TimeSpan before = Processor();
        long start = Stopwatch.GetTimestamp();
        work();
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new Cost((Processor() - before).TotalMilliseconds, wall);
    }

    /// <summary>The least of several rounds for each piece of work. They take turns, and the order rotates.</summary>
    public static Cost[] Least(int rounds, params Action[] works)
    {
        Cost[] best = [.. works.Select(static _ => new Cost(double.MaxValue, double.MaxValue))];
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < works.Length; turn++)
            {
                int index = (turn + round) % works.Length;
                Cost cost = Of(works[index]);
                best[index] = new Cost(Math.Min(best[index].Cpu, cost.Cpu), Math.Min(best[index].Wall, cost.Wall));
            }
        }

        return best;
    }

    static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
