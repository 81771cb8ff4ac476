using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class AddJsonSpansTests : IDisposable
{
    readonly ActivitySource _source = new($"Hosted.{Guid.NewGuid()}");

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _source.Dispose();

    [Fact]
    public void AddJsonSpans_Null_Throws() => Assert.Throws<ArgumentNullException>("builder", () => default(InstrumentGenBuilder)!.AddJsonSpans());

    [Fact]
    public async Task AddJsonSpans_InAHost_WritesEachSpanOnceFromItsStartToItsEnd()
    {
        var sink = new LineSink();
        await RunAsync(sink, null, () => _source.StartActivity("one")!.Dispose());
        using var line = JsonDocument.Parse(Assert.Single(sink.Lines));
        JsonElement resource = line.RootElement.GetProperty("resourceSpans")[0];
        Assert.Equal("named", resource.GetProperty("resource").GetProperty("attributes")[0].GetProperty("value").GetProperty("stringValue").GetString());
        Assert.Equal("one", resource.GetProperty("scopeSpans")[0].GetProperty("spans")[0].GetProperty("name").GetString());
        Assert.False(_source.HasListeners());
    }

    [Fact]
    public async Task AddJsonSpans_WhereSamplingDropsAll_WritesNone()
    {
        var sink = new LineSink();
        await RunAsync(sink, 0, () => _source.StartActivity("one")!.Dispose());
        Assert.Empty(sink.Lines);
    }

    async Task RunAsync(LineSink sink, double? ratio, Action record)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("OTEL_SERVICE_NAME", "named")]);
        builder.Services.AddInstrumentGen()
            .AddJsonSpans(options => options.Sink = sink)
            .AddJsonSpans()
            .AddSampling(options => (options.Ratio, options.Sources) = (ratio, source => source == _source));
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        record();
        await host.StopAsync(Token);
    }
}
