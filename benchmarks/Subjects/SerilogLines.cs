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

    public const string SameEventSetting = "Serilog, same event: as our compact JSON, with category and event id; of the logger, so that they are made once";

    /// <summary>With what our compact line says beside the values, as Serilog's provider for Microsoft's logging adds it to each event.</summary>
    public static Logger SameEventToNothing() => WithOurEvent(new LoggerConfiguration().WriteTo.Sink(new NullSink(new CompactJsonFormatter()))).CreateLogger();

    public static Logger SameEventToFile(string path) =>
        WithOurEvent(new LoggerConfiguration().WriteTo.File(new CompactJsonFormatter(), path, buffered: true, fileSizeLimitBytes: null)).CreateLogger();

    public const string SameFieldsSetting = "Serilog, same fields: RenderedCompactJsonFormatter, since our line has the message, and what else our line says as properties of the logger: category, service, event, origin";

    /// <summary>With what our line says beside the values: of the logger, so that it is made once.</summary>
    public static Logger SameFieldsToNothing() => WithOurFields(new LoggerConfiguration().WriteTo.Sink(new NullSink(new RenderedCompactJsonFormatter()))).CreateLogger();

    public static Logger SameFieldsToFile(string path) =>
        WithOurFields(new LoggerConfiguration().WriteTo.File(new RenderedCompactJsonFormatter(), path, buffered: true, fileSizeLimitBytes: null)).CreateLogger();

    public static void Three(Logger logger, int times)
    {
        for (int index = 0; index < times; index++) logger.Information("Order {OrderId} of {Customer} placed for {Total}", index, "Ann Example", 12.5);
    }

    static LoggerConfiguration WithOurEvent(LoggerConfiguration configuration) => configuration
        .Enrich.WithProperty("EventId", new { Id = 607631329, Name = "Placed" }, destructureObjects: true)
        .Enrich.WithProperty("SourceContext", "Shop");

    static LoggerConfiguration WithOurFields(LoggerConfiguration configuration) => configuration
        .Enrich.WithProperty("ecs.version", "8.11.0")
        .Enrich.WithProperty("log.level", "Information")
        .Enrich.WithProperty("log.logger", "Shop")
        .Enrich.WithProperty("service.name", "InstrumentGen.Benchmarks")
        .Enrich.WithProperty("service.version", "0.1.0+537504beb84bf5266db7af318d0c85d5ae3a68df")
        .Enrich.WithProperty("event.code", "607631329")
        .Enrich.WithProperty("event.action", "Placed")
        .Enrich.WithProperty("log.origin.function", "InstrumentGen.Benchmarks.Subjects.LogLines.Placed")
        .Enrich.WithProperty("log.origin.file.name", "benchmarks/Subjects/LogLines.cs")
        .Enrich.WithProperty("log.origin.file.line", 12);

    sealed class NullSink(ITextFormatter formatter) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => formatter.Format(logEvent, TextWriter.Null);
    }
}
