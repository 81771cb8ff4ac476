using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The SDK's loggers, one provider of ours beside whatever other the application has.</summary>
[ProviderAlias("Otlp")]
sealed class OtlpLoggerProvider(OtlpPipeline pipeline) : ILoggerProvider, ISupportExternalScope
{
    readonly OpenTelemetryLoggerProvider? _provider = pipeline.Logs is { } channel ? Make(pipeline, channel) : null;

    public ILogger CreateLogger(string categoryName) => _provider?.CreateLogger(categoryName) ?? NullLogger.Instance;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => ((ISupportExternalScope?)_provider)?.SetScopeProvider(scopeProvider);

    public void Dispose()
    {
        pipeline.Dispose();
        _provider?.Dispose();
    }

    static OpenTelemetryLoggerProvider Make(OtlpPipeline pipeline, OtlpChannel channel)
    {
        var exporter = new OtlpLogExporter(OtlpClient.OptionsOf(channel, pipeline.Options));
        var queue = new LogRecordQueue(new LogExporter(exporter, channel), pipeline.QueueOf(channel), channel);
        var options = new OpenTelemetryLoggerOptions { IncludeFormattedMessage = true };
        options.SetResourceBuilder(pipeline.Resource);
        // The owner comes behind the queue, which still needs the exporter when it ends.
        options.AddProcessor(queue).AddProcessor(new LogExporterOwner(exporter));
        pipeline.Options.ConfigureLogs?.Invoke(options);
        pipeline.EndsLogsBy(queue.Shutdown);
        return new OpenTelemetryLoggerProvider(new FixedOptions<OpenTelemetryLoggerOptions>(options));
    }
}
