using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Prometheus;

namespace InstrumentGen.Runtime.Prometheus.Tests;

/// <summary>A service with a metrics endpoint on a free port.</summary>
sealed class MeteredApplication : IAsyncDisposable
{
    readonly WebApplication _application;
    readonly HttpClient _http = new();

    MeteredApplication(CollectorRegistry registry)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddInstrumentGen().AddPrometheus(options => options.Registry = registry);
        _application = builder.Build();
        _application.MapMetrics(registry: registry);
    }

    public Uri Address => new(_application.Urls.Single());

    public static async Task<MeteredApplication> StartAsync(CollectorRegistry registry)
    {
        var application = new MeteredApplication(registry);
        await application._application.StartAsync();
        return application;
    }

    public Task<string> ScrapeAsync(CancellationToken cancellationToken) => _http.GetStringAsync(new Uri(Address, "/metrics"), cancellationToken);

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _application.DisposeAsync();
    }
}
