using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace InstrumentGen.Prometheus;

/// <summary>Replays the cells into the registry as long as the host lives.</summary>
sealed class PrometheusLifetime(IOptions<PrometheusOptions> options) : IHostedLifecycleService, IDisposable
{
    OperationReplay? _replay;

    // Before any hosted service starts, so that the first scrape finds everything.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _replay ??= OperationReplay.Acquire(options.Value.Registry);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _replay?.Dispose();
        _replay = null;
    }
}
