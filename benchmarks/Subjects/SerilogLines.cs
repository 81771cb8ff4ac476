using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Compact;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The same record by Serilog's own logger, without the way over Microsoft's.</summary>
static class SerilogLines
{
    public const string Setting = "Serilog 4.4.0: its own logger, CompactJsonFormatter, to a writer that drops all; the file buffered";

    public static Logger ToNothing() => new LoggerConfiguration().WriteTo.Sink(new NullSink(new CompactJsonFormatter())).CreateLogger();

    public static Logger ToFile(string path) => new LoggerConfiguration().WriteTo.File(new CompactJsonFormatter(), path, buffered: true, fileSizeLimitBytes: null).CreateLogger();

    public static void Three(Logger logger, int times)
    {
        for (int index = 0; index < times; index++) logger.Information("Order {OrderId} of {Customer} placed for {Total}", index, "Ann Example", 12.5);
    }

    sealed class NullSink(ITextFormatter formatter) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => formatter.Format(logEvent, TextWriter.Null);
    }
}
