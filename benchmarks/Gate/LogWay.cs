using InstrumentGen.Benchmarks.Subjects;
using Microsoft.Extensions.Logging;
using Serilog.Core;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>A way to log a record of three values.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Lines">How many lines are logged in a round.</param>
/// <param name="ToNothing">Logs so many lines, which go nowhere.</param>
/// <param name="ToFile">Logs so many lines to a file of this path.</param>
sealed record LogWay(string Name, int Lines, Action<int> ToNothing, Action<int, string>? ToFile = null)
{
    // So many that a round's start (its factory, its thread, the first memory of its queue) is no part of a line's price: with 200,000 it was 3 to 9 ns of ours.
    const int Many = 500_000;
    const int Few = 20_000;

    public static LogWay Ecs { get; } = new("ecs", Many, static count => Ours(OurLog.ToNothing(), count, LogLines.Three), static (count, path) => Ours(OurLog.ToFile(path), count, LogLines.Three));

    public static LogWay Compact { get; } = new("compact", Many, static count => Ours(OurLog.CompactToNothing(), count, LogLines.Three), static (count, path) => Ours(OurLog.CompactToFile(path), count, LogLines.Three));

    public static LogWay Intercepted { get; } = new("intercepted", Many, static count => Ours(OurLog.ToNothing(), count, LogLines.Intercepted));

    public static LogWay Classic { get; } = new("classic", Many, static count => Ours(OurLog.ToNothing(), count, LogLines.Classic));

    public static LogWay ZLogger { get; } = new("zlogger", Many, static count => Ours(ZLoggerLines.ToNothing(), count, ZLoggerLines.Three), static (count, path) => Ours(ZLoggerLines.ToFile(path), count, ZLoggerLines.Three));

    public static LogWay SerilogPlain { get; } = new("serilog", Many, static count => Theirs(SerilogLines.ToNothing(), count), static (count, path) => Theirs(SerilogLines.ToFile(path), count));

    public static LogWay SerilogSameEvent { get; } = new("serilog-event", Many, static count => Theirs(SerilogLines.SameEventToNothing(), count), static (count, path) => Theirs(SerilogLines.SameEventToFile(path), count));

    public static LogWay SerilogSameFields { get; } = new("serilog-fields", Many, static count => Theirs(SerilogLines.SameFieldsToNothing(), count), static (count, path) => Theirs(SerilogLines.SameFieldsToFile(path), count));

    public static LogWay JsonConsole { get; } = new("console", Few, ToConsole);

    public static LogWay[] All { get; } = [Ecs, Compact, Intercepted, Classic, ZLogger, SerilogPlain, SerilogSameEvent, SerilogSameFields, JsonConsole];

    static void Ours(ILoggerFactory factory, int count, Action<ILogger, int> log)
    {
        using (factory) log(factory.CreateLogger("Shop"), count);
    }

    static void Theirs(Logger logger, int count)
    {
        using (logger) SerilogLines.Three(logger, count);
    }

    // The console's logger takes what Console.Out is when it is made.
    static void ToConsole(int count)
    {
        TextWriter terminal = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            Ours(LoggerFactory.Create(static builder => builder.AddJsonConsole()), count, LogLines.Three);
        }
        finally
        {
            Console.SetOut(terminal);
        }
    }
}
