using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Support;

/// <summary>A service on Kestrel, on a free port, whose log is JSON for Elasticsearch.</summary>
sealed class Service : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly LineSink _log = new();

    Service(Action<WebApplicationBuilder>? build, Action<WebApplication> use, string environment)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddEcsJson(options =>
        {
            options.Sink = _log;
            options.Baggage.Add("tenant");
        });
        build?.Invoke(builder);
        _app = builder.Build();
        use(_app);
    }

    public Uri Address => new(_app.Urls.Single());

    public HttpClient Http { get; } = new();

    public IServiceProvider Services => _app.Services;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Service> StartAsync(Action<WebApplication> use, Action<WebApplicationBuilder>? build = null, string environment = "Production")
    {
        var service = new Service(build, use, environment);
        await service._app.StartAsync(Token);
        service.Http.BaseAddress = service.Address;
        return service;
    }

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request, Token);
    }

    /// <summary>Ends the service: after that its log is whole.</summary>
    public async Task<JsonElement[]> EndAsync() => [.. (await EndAndReadAsync()).Select(static line => JsonDocument.Parse(line).RootElement)];

    /// <inheritdoc cref="EndAsync"/>
    public async Task<string[]> EndAndReadAsync()
    {
        await DisposeAsync();
        return _log.Lines;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
