using InstrumentGen;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Logging;

/// <summary>Adds the log formats of InstrumentGen.</summary>
public static class InstrumentGenLoggingBuilderExtensions
{
    /// <summary>Writes each record as a line of JSON for Elasticsearch: a document of the Elastic Common Schema, with the trace it belongs to. Each call
    /// adds an output.</summary>
    /// <param name="builder">The application's logging.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Levels are filtered under the alias <c>EcsJson</c>: <c>Logging:EcsJson:LogLevel:Default</c>.</remarks>
    /// <example>
    /// <code>
    /// builder.Logging.ClearProviders().AddEcsJson(options => options.ServiceName = "shop");
    /// </code>
    /// </example>
    public static ILoggingBuilder AddEcsJson(this ILoggingBuilder builder, Action<EcsJsonOptions>? configure = null) =>
        Add(builder, configure, static (options, sampler) => new EcsJsonProvider(options, sampler));

    /// <summary>Writes each record as a line that is an OTLP document in JSON, as OpenTelemetry's file exporter does; its collector reads them by the
    /// receiver <c>otlpjsonfile</c>. Each call adds an output.</summary>
    /// <param name="builder">The application's logging.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Levels are filtered under the alias <c>OtelJson</c>: <c>Logging:OtelJson:LogLevel:Default</c>.</remarks>
    /// <example>
    /// <code>
    /// builder.Logging.AddOtelJson(options => options.File = new LogFileOptions { Path = "logs/shop.otlp.json" });
    /// </code>
    /// </example>
    public static ILoggingBuilder AddOtelJson(this ILoggingBuilder builder, Action<OtelJsonOptions>? configure = null) =>
        Add(builder, configure, static (options, sampler) => new OtelJsonProvider(options, sampler));

    /// <summary>Writes each record as a line of the compact log event format, as Serilog's compact formatter does and Seq reads it: the template of the message and its values.
    /// Each call adds an output.</summary>
    /// <param name="builder">The application's logging.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>The shortest of the formats for machines: a quarter of what <see cref="AddEcsJson"/> writes. Levels are filtered under the alias <c>CompactJson</c>:
    /// <c>Logging:CompactJson:LogLevel:Default</c>. The format: https://clef-json.org.</remarks>
    /// <example>
    /// <code>
    /// builder.Logging.ClearProviders().AddCompactJson();
    /// </code>
    /// </example>
    public static ILoggingBuilder AddCompactJson(this ILoggingBuilder builder, Action<CompactJsonOptions>? configure = null) =>
        Add(builder, configure, static (options, sampler) => new CompactJsonProvider(options, sampler));

    /// <summary>Writes each record as a line for people: time, level, category, message, values, trace. Levels have colours on a terminal, unless
    /// <c>NO_COLOR</c> is set. Each call adds an output.</summary>
    /// <param name="builder">The application's logging.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Levels are filtered under the alias <c>CompactConsole</c>: <c>Logging:CompactConsole:LogLevel:Default</c>.</remarks>
    /// <example>
    /// <code>
    /// if (builder.Environment.IsDevelopment()) builder.Logging.ClearProviders().AddCompactConsole();
    /// </code>
    /// </example>
    public static ILoggingBuilder AddCompactConsole(this ILoggingBuilder builder, Action<CompactConsoleOptions>? configure = null) =>
        Add(builder, configure, static (options, sampler) => new CompactConsoleProvider(options, sampler));

    static ILoggingBuilder Add<TOptions>(ILoggingBuilder builder, Action<TOptions>? configure, Func<TOptions, LogSampler?, ILoggerProvider> provider)
        where TOptions : LogOutputOptions, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new TOptions();
        configure?.Invoke(options);
        // Made by the container, which disposes of it and so writes what is still queued.
        builder.Services.AddSingleton(services =>
        {
            options.Resource = ServiceResource.Of(services);
            return provider(options, services.GetService<LogSampler>());
        });
        return builder;
    }
}
