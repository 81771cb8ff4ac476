using InstrumentGen.Benchmarks.Subjects;
using Microsoft.Extensions.Logging;
using Serilog.Core;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The figures of logs: processor time of all threads for each line, as the thread that writes belongs to the line's price.</summary>
static class LogGate
{
    const int Lines = 200_000;
    const int FileLines = 1_000_000;
    const int Rounds = 5;

    public static void Settings(GateTable table)
    {
        table.Setting(OurLog.Setting);
        table.Setting(ZLoggerLines.Setting);
        table.Setting(SerilogLines.Setting);
        table.Setting(SerilogLines.SameFieldsSetting);
        table.Setting("JSON console: Microsoft.Extensions.Logging.Console's AddJsonConsole, given the same [LogEvent], its output dropped");
    }

    public static void Run(GateTable table)
    {
        LineTimes(table);
        Bytes(table);
        Disabled(table);
        Intercepted(table);
        Files(table);
    }

    static void LineTimes(GateTable table)
    {
        double[] time = PerLine(
            Lines,
            static count => WithOurs(OurLog.ToNothing(), count, LogLines.Three),
            static count => WithOurs(ZLoggerLines.ToNothing(), count, ZLoggerLines.Three),
            static count => WithSerilog(SerilogLines.ToNothing(), count),
            static count => WithSerilog(SerilogLines.SameFieldsToNothing(), count),
            static count => WithJsonConsole(count));
        table.AtMostTimes("log line, three values, JSON, ZLogger", time[0], time[1], 0.5);
        table.AtMostTimes("log line, three values, JSON, Serilog", time[0], time[2], 0.35);
        table.AtMostTimes("log line, three values, JSON, Serilog, same fields", time[0], time[3], 0.35);
        table.AtMostTimes("log line, three values, JSON, console", time[0], time[4], 0.1);
    }

    static void Bytes(GateTable table)
    {
        using ILoggerFactory ours = OurLog.ToNothing();
        ILogger logger = ours.CreateLogger("Shop");
        table.AtMostAbove("log line, three values, bytes", Interleaved.Bytes(new("three", count => LogLines.Three(logger, count))), 0, 0, "B");
        table.AtMostAbove("log line, five values, bytes", Interleaved.Bytes(new("five", count => LogLines.Five(logger, count))), 0, 0, "B");
        table.AtMostAbove("log line, intercepted call, bytes", Interleaved.Bytes(new("intercepted", count => LogLines.Intercepted(logger, count))), 0, 0, "B");
    }

    static void Disabled(GateTable table)
    {
        using ILoggerFactory ours = OurLog.ToNothing();
        ILogger logger = ours.CreateLogger("Shop");
        double[] time = Interleaved.Nanoseconds(new("ours", count => LogLines.Disabled(logger, count)), new("Microsoft", count => LogLines.DisabledByMicrosoft(logger, count)));
        table.AtMost("log line, level disabled", time[0], time[1], 1.5, "ns");
    }

    static void Intercepted(GateTable table)
    {
        double[] time = PerLine(
            Lines,
            static count => WithOurs(OurLog.ToNothing(), count, LogLines.Intercepted),
            static count => WithOurs(OurLog.ToNothing(), count, LogLines.Classic));
        table.AtMostTimes("log line, intercepted classic call", time[0], time[1], 0.3);
    }

    // In records per second of processor time.
    static void Files(GateTable table)
    {
        string folder = Directory.CreateTempSubdirectory("instrumentgen-gate").FullName;
        try
        {
            double[] time = PerFileLine(
                Path.Combine(folder, "lines.json"),
                static path => WithOurs(OurLog.ToFile(path), FileLines, LogLines.Three),
                static path => WithOurs(ZLoggerLines.ToFile(path), FileLines, ZLoggerLines.Three),
                static path => WithSerilog(SerilogLines.ToFile(path), FileLines),
                static path => WithSerilog(SerilogLines.SameFieldsToFile(path), FileLines));
            double[] rate = [.. time.Select(static nanoseconds => 1e6 / nanoseconds)];
            table.AtLeastTimes("1,000,000 records to a file, ZLogger", rate[0], rate[1], 1.5, "/ms");
            table.AtLeastTimes("1,000,000 records to a file, Serilog", rate[0], rate[2], 3, "/ms");
            table.AtLeastTimes("1,000,000 records to a file, Serilog, same fields", rate[0], rate[3], 3, "/ms");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static double[] PerLine(int lines, params Action<int>[] works)
    {
        // Tier 1, with its pause between counting and compiling.
        foreach (Action<int> work in works)
        {
            for (int round = 0; round < 3; round++)
            {
                work(Math.Min(lines, 50_000));
                Thread.Sleep(150);
            }
        }

        return [.. Cost.Least(Rounds, [.. works.Select(work => (Action)(() => work(lines)))]).Select(cost => cost.Cpu * 1e6 / lines)];
    }

    // What counts the lines is not part of the price.
    static double[] PerFileLine(string path, params Action<string>[] works)
    {
        double[] best = [.. works.Select(static _ => double.MaxValue)];
        for (int round = 0; round < 2; round++)
        {
            for (int turn = 0; turn < works.Length; turn++)
            {
                int index = (turn + round) % works.Length;
                best[index] = Math.Min(best[index], Cost.Of(() => works[index](path)).Cpu * 1e6 / FileLines);
                int lines = File.ReadLines(path).Count();
                File.Delete(path);
                if (lines != FileLines) throw new InvalidOperationException($"Of {FileLines} records, {lines} are in the file.");
            }
        }

        return best;
    }

    static void WithOurs(ILoggerFactory factory, int count, Action<ILogger, int> log)
    {
        using (factory) log(factory.CreateLogger("Shop"), count);
    }

    static void WithSerilog(Logger logger, int count)
    {
        using (logger) SerilogLines.Three(logger, count);
    }

    // The console's logger takes what Console.Out is when it is made.
    static void WithJsonConsole(int count)
    {
        TextWriter terminal = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            WithOurs(LoggerFactory.Create(static builder => builder.AddJsonConsole()), count, LogLines.Three);
        }
        finally
        {
            Console.SetOut(terminal);
        }
    }
}
