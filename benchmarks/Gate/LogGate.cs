using InstrumentGen.Benchmarks.Subjects;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The figures of logs, of a record of three values.</summary>
static class LogGate
{
    public static void Settings(GateTable table)
    {
        table.Setting(OurLog.Setting);
        table.Setting(ZLoggerLines.Setting);
        table.Setting(SerilogLines.Setting);
        table.Setting(SerilogLines.SameEventSetting);
        table.Setting(SerilogLines.SameFieldsSetting);
        table.Setting("JSON console: Microsoft.Extensions.Logging.Console's AddJsonConsole, given the same [LogEvent], its output dropped");
    }

    public static void Run(GateTable table)
    {
        LineTimes(table);
        Bytes(table);
        Disabled(table);
        Files(table);
    }

    static void LineTimes(GateTable table)
    {
        double[] time = LogWayCost.OfLines(
            LogWay.Ecs, LogWay.Compact, LogWay.ZLogger, LogWay.SerilogPlain, LogWay.SerilogSameEvent, LogWay.SerilogSameFields, LogWay.JsonConsole, LogWay.Intercepted, LogWay.Classic);
        table.AtMostTimes("log line, ECS JSON, ZLogger", time[0], time[2], 0.5);
        table.AtMostTimes("log line, ECS JSON, JSON console", time[0], time[6], 0.1);
        table.AtMostTimes("log line, ECS JSON, Serilog", time[0], time[3], 0.35);
        table.AtMostTimes("log line, ECS JSON, Serilog, same fields", time[0], time[5], 0.35);
        table.AtMostTimes("log line, compact JSON, Serilog", time[1], time[3], 0.35);
        table.AtMostTimes("log line, compact JSON, Serilog, same event", time[1], time[4], 0.35);
        table.AtMostTimes("log line, intercepted classic call", time[7], time[8], 0.3);
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

    // In records per second of processor time.
    static void Files(GateTable table)
    {
        double[] time = LogWayCost.OfFiles(LogWay.Ecs, LogWay.Compact, LogWay.ZLogger, LogWay.SerilogPlain, LogWay.SerilogSameEvent, LogWay.SerilogSameFields);
        double[] rate = [.. time.Select(static nanoseconds => 1e6 / nanoseconds)];
        table.AtLeastTimes("10^6 records to a file, ECS, ZLogger", rate[0], rate[2], 1.5, "/ms");
        table.AtLeastTimes("10^6 records to a file, ECS, Serilog", rate[0], rate[3], 3, "/ms");
        table.AtLeastTimes("10^6 records, ECS, Serilog, same fields", rate[0], rate[5], 3, "/ms");
        table.AtLeastTimes("10^6 records, compact, Serilog", rate[1], rate[3], 3, "/ms");
        table.AtLeastTimes("10^6 records, compact, Serilog, same event", rate[1], rate[4], 3, "/ms");
    }
}
