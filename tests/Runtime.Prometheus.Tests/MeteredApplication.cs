using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Prometheus;

namespace InstrumentGen.Runtime.Prometheus.Tests;

/// <summary>A service with a metrics endpoint on a free port, or on one that a test names.</summary>
sealed class MeteredApplication : IAsyncDisposable
{
    readonly WebApplication _application;
    readonly HttpClient _http = new();

    int _scrapes;
    int _failedRequests;

    MeteredApplication(CollectorRegistry registry, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddInstrumentGen().AddPrometheus(options => options.Registry = registry);
        _application = builder.Build();
        _application.Use(async (context, next) =>
        {
            try
            {
                await next(context);
                Interlocked.Increment(ref _scrapes);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Interlocked.Increment(ref _failedRequests);
                throw;
            }
        });
        _application.MapMetrics(registry: registry);
    }

    public Uri Address => new(_application.Urls.Single());

    /// <summary>How many requests were answered.</summary>
    public int Scrapes => Volatile.Read(ref _scrapes);

    /// <summary>How many requests ended with an exception that was not the caller's going away.</summary>
    public int FailedRequests => Volatile.Read(ref _failedRequests);

    public static async Task<MeteredApplication> StartAsync(CollectorRegistry registry, int port = 0)
    {
        var application = new MeteredApplication(registry, port);
        try
        {
            await application._application.StartAsync();
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public Task<string> ScrapeAsync(CancellationToken cancellationToken) => _http.GetStringAsync(new Uri(Address, "/metrics"), cancellationToken);

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.DisposeAsync();
    }
}
