using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>Ties the writing of spans to the life of the host, from before any other hosted service starts.</summary>
sealed class JsonSpanLifetime(IOptions<JsonSpanOptions> options, IOptions<TraceSamplingOptions> sampling, IServiceProvider services) : IHostedLifecycleService, IDisposable
{
    JsonSpanWriter? _writer;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _writer ??= new JsonSpanWriter(options.Value, sampling.Value, ServiceResource.Of(services));
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _writer?.Dispose();
}
