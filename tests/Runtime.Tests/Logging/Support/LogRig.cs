using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>An application's logging with one of our formats, whose lines are kept.</summary>
sealed class LogRig : IDisposable
{
    internal const string Category = "Shop.Ordering.OrderService";

    static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    readonly ServiceProvider _services;
    readonly LineSink _sink = new();

    LogRig(Action<ILoggingBuilder, LineSink> add)
    {
        _services = new ServiceCollection().AddLogging(builder => add(builder.SetMinimumLevel(LogLevel.Trace), _sink)).BuildServiceProvider();
        Logger = LoggerOf(Category);
    }

    internal ILogger Logger { get; }

    internal static LogRig Ecs(Action<EcsJsonOptions>? configure = null, Action<ILoggingBuilder>? logging = null) => new((builder, sink) =>
    {
        builder.AddEcsJson(options => Apply(options, sink, configure));
        logging?.Invoke(builder);
    });

    internal static LogRig Otel(Action<OtelJsonOptions>? configure = null, Action<ILoggingBuilder>? logging = null) => new((builder, sink) =>
    {
        builder.AddOtelJson(options => Apply(options, sink, configure));
        logging?.Invoke(builder);
    });

    internal static LogRig Compact(Action<CompactConsoleOptions>? configure = null, Action<ILoggingBuilder>? logging = null) => new((builder, sink) =>
    {
        builder.AddCompactConsole(options => Apply(options, sink, configure));
        logging?.Invoke(builder);
    });

    internal static LogRig CompactJson(Action<CompactJsonOptions>? configure = null, Action<ILoggingBuilder>? logging = null) => new((builder, sink) =>
    {
        builder.AddCompactJson(options =>
        {
            options.Sink = sink;
            configure?.Invoke(options);
        });
        logging?.Invoke(builder);
    });

    internal ILogger LoggerOf(string category) => _services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    internal void Log<TState>(in TState state, LogLevel level = LogLevel.Information, Exception? exception = null)
        where TState : struct, ILogState => LogEvents.Write(Logger, level, state, exception);

    /// <summary>Ends the logging, and gives all lines.</summary>
    internal string[] End()
    {
        _services.Dispose();
        return _sink.Lines;
    }

    /// <summary>Ends the logging, and gives its only line.</summary>
    internal JsonElement EndWithOne() => Parse(Assert.Single(End()));

    /// <summary>As JSON, with no key twice.</summary>
    internal static JsonElement Parse(string line) => JsonDocument.Parse(line, s_strict).RootElement;

    public void Dispose() => _services.Dispose();

    static void Apply<TOptions>(TOptions options, LineSink sink, Action<TOptions>? configure)
        where TOptions : LogOutputOptions
    {
        options.Sink = sink;
        options.ServiceName = "shop";
        options.ServiceVersion = "1.2.3";
        configure?.Invoke(options);
    }
}
