using System.Diagnostics;
using System.Globalization;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>Processor time of a line, of all threads, since the thread that writes belongs to the line's price. Each way is measured in processes of its own, and they take turns: beside
/// the garbage and the profiles of others the same lines of Serilog took from 345 to 960 ns, and ours 172 to 221.</summary>
static class LogWayCost
{
    public const string Switch = "--log-way";

    const string ToFile = "file";
    const string ToNothing = "nothing";
    const int Turns = 2;
    const int FileTurns = 3;
    const int FileLines = 1_000_000;
    static readonly TimeSpan s_time = TimeSpan.FromSeconds(0.6);

    /// <summary>Nanoseconds of a line that goes nowhere, for each way.</summary>
    public static double[] OfLines(params LogWay[] ways) => InTurns(ways, ToNothing, Turns);

    /// <summary>Nanoseconds of a line of a million in a file, for each way.</summary>
    public static double[] OfFiles(params LogWay[] ways) => InTurns(ways, ToFile, FileTurns);

    /// <summary>Measures the way that the arguments name, in this process, and prints what a line takes.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        string name = arguments[0];
        LogWay way = LogWay.All.Single(one => one.Name == name);
        double nanoseconds = arguments[1] == ToFile ? FileLine(way.ToFile!) : Line(way);
        Console.Out.WriteLine(nanoseconds.ToString("R", CultureInfo.InvariantCulture));
        return 0;
    }

    static double[] InTurns(LogWay[] ways, string target, int turns)
    {
        double[] best = [.. ways.Select(static _ => double.MaxValue)];
        for (int turn = 0; turn < turns; turn++)
        {
            for (int place = 0; place < ways.Length; place++)
            {
                int index = turn % 2 == 0 ? place : ways.Length - 1 - place;
                best[index] = Math.Min(best[index], Child(ways[index], target));
            }
        }

        return best;
    }

    static double Child(LogWay way, string target)
    {
        ProcessStartInfo start = GateProcess.Of(Switch, way.Name, target);
        start.RedirectStandardOutput = true;
        using Process child = Process.Start(start)!;
        string printed = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return child.ExitCode == 0
            ? double.Parse(printed, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The measurement of {way.Name} has ended with {child.ExitCode}.");
    }

    static double Line(LogWay way)
    {
        WarmUp(way.ToNothing);
        // Rounds of some 100 ms, so that there are quiet ones on a machine that others use too.
        double best = double.MaxValue;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < s_time;) best = Math.Min(best, Cost.Of(() => way.ToNothing(way.Lines)).Cpu);
        return best * 1e6 / way.Lines;
    }

    // Tier 1, with its pause between counting and compiling.
    static void WarmUp(Action<int> log)
    {
        for (int round = 0; round < 3; round++)
        {
            log(50_000);
            Thread.Sleep(150);
        }
    }

    // What counts the lines is not part of the price.
    static double FileLine(Action<int, string> log)
    {
        string folder = Directory.CreateTempSubdirectory("instrumentgen-gate").FullName;
        try
        {
            string path = Path.Combine(folder, "lines.json");
            WarmUp(count => log(count, path));
            File.Delete(path);
            double nanoseconds = Cost.Of(() => log(FileLines, path)).Cpu * 1e6 / FileLines;
            int lines = File.ReadLines(path).Count();
            return lines == FileLines ? nanoseconds : throw new InvalidOperationException($"Of {FileLines} records, {lines} are in the file.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
