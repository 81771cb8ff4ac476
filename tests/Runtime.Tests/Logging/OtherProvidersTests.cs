using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Providers that know nothing of us read our states as those of Microsoft.Extensions.Logging.</summary>
public sealed class OtherProvidersTests
{
    const string Message = "Order 5 of Ann placed for 12.5";

    [Fact]
    public void State_AsAList_HasAllValuesAndTheTemplate()
    {
        var state = new Placed(5, "Ann", 12.5);
        KeyValuePair<string, object?>[] expected = [new("OrderId", 5), new("Customer", "Ann"), new("Total", 12.5), new("{OriginalFormat}", Placed.Template)];
        Assert.Equal(expected, state);
        Assert.Equal(expected, Enumerable.Range(0, state.Count).Select(index => state[index]));
    }

    [Fact]
    public void Formatter_ForAnyProvider_GivesTheMessage()
    {
        var provider = new PlainProvider();
        using ServiceProvider services = Services(builder => builder.AddProvider(provider));
        var thrown = new IOException();
        LogEvents.Write(LoggerOf(services), LogLevel.Error, new Placed(5, "Ann", 12.5), thrown);
        Assert.Equal((LogLevel.Error, new EventId(17, "OrderPlaced"), Message, thrown), Assert.Single(provider.Records));
    }

    [Fact]
    public void MicrosoftsJson_OfAState_HasAllValues()
    {
        using ServiceProvider services = Services(static builder => builder.AddJsonConsole());
        ConsoleFormatter formatter = services.GetServices<ConsoleFormatter>().Single(static one => one.Name == ConsoleFormatterNames.Json);
        using var written = new StringWriter();
        var state = new Placed(5, "Ann", 12.5);
        formatter.Write(new LogEntry<Placed>(LogLevel.Information, "Shop", state.Event.EventId, state, null, LogStateText.Format), null, written);
        JsonElement root = LogRig.Parse(written.ToString());
        Assert.Equal(Message, root.GetProperty("Message").GetString());
        JsonElement values = root.GetProperty("State");
        Assert.Equal(5, values.GetProperty("OrderId").GetInt32());
        Assert.Equal("Ann", values.GetProperty("Customer").GetString());
        Assert.Equal(12.5, values.GetProperty("Total").GetDouble());
        Assert.Equal(Placed.Template, values.GetProperty("{OriginalFormat}").GetString());
    }

    [Fact]
    public void Serilog_OfAState_HasAllValuesAndItsTemplate()
    {
        var sink = new SerilogSink();
        using Logger serilog = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        using ServiceProvider services = Services(builder => builder.AddSerilog(serilog));
        LogEvents.Write(LoggerOf(services), LogLevel.Warning, new Placed(5, "Ann", 12.5));
        LogEvent record = Assert.Single(sink.Records);
        Assert.Equal(Placed.Template, record.MessageTemplate.Text);
        Assert.Equal("Order 5 of \"Ann\" placed for 12.5", record.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(new ScalarValue(5), record.Properties["OrderId"]);
        Assert.Equal(new ScalarValue("Ann"), record.Properties["Customer"]);
        Assert.Equal(new ScalarValue(12.5), record.Properties["Total"]);
    }

    [Fact]
    public void OpenTelemetry_OfAState_HasAllValuesAndItsTemplate()
    {
        List<LogRecord> records = [];
        using (ServiceProvider services = Services(builder => builder.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.AddInMemoryExporter(records);
        })))
        {
            LogEvents.Write(LoggerOf(services), LogLevel.Information, new Placed(5, "Ann", 12.5));
        }

        LogRecord record = Assert.Single(records);
        Assert.Equal(Message, record.FormattedMessage);
        Assert.Equal(Placed.Template, record.Body);
        Assert.Equal(new EventId(17, "OrderPlaced"), record.EventId);
        Assert.Equal(
            [new("OrderId", 5), new("Customer", "Ann"), new("Total", 12.5), new("{OriginalFormat}", Placed.Template)],
            record.Attributes!);
    }

    static ServiceProvider Services(Action<ILoggingBuilder> configure) => new ServiceCollection().AddLogging(configure).BuildServiceProvider();

    static Microsoft.Extensions.Logging.ILogger LoggerOf(ServiceProvider services) => services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop");

    sealed class PlainProvider : ILoggerProvider, Microsoft.Extensions.Logging.ILogger
    {
        internal List<(LogLevel, EventId, string, Exception?)> Records { get; } = [];

        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Records.Add((logLevel, eventId, formatter(state, exception), exception));

        public void Dispose()
        {
        }
    }

    sealed class SerilogSink : ILogEventSink
    {
        internal List<LogEvent> Records { get; } = [];

        public void Emit(LogEvent logEvent) => Records.Add(logEvent);
    }
}
