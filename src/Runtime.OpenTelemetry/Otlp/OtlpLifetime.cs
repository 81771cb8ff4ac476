using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Starts the exporters with the host, before any other hosted service, and ends them with it, while there still is a log to say what was lost.</summary>
sealed class OtlpLifetime(OtlpPipeline pipeline, ILoggerFactory loggers) : IHostedLifecycleService, IDisposable
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        pipeline.Reports.Use(loggers.CreateLogger("InstrumentGen.Otlp"));
        pipeline.Start();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => pipeline.Dispose();
}
