using System.Diagnostics;
using System.Diagnostics.Metrics;
using InstrumentGen.OpenTelemetry;
using InstrumentGen.Peers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>A host that exports to a receiver, impatiently, with a source and a meter of its own.</summary>
sealed class ExportingHost : IAsyncDisposable
{
    readonly IHost _host;
    readonly Meter _meter;

    ExportingHost(IHost host, ActivitySource source, Meter meter)
    {
        _host = host;
        Source = source;
        _meter = meter;
        Counter = meter.CreateCounter<long>("sold");
        Logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop.Till");
    }

    internal ActivitySource Source { get; }

    internal Counter<long> Counter { get; }

    internal ILogger Logger { get; }

    internal IServiceProvider Services => _host.Services;

    /// <summary>What the host itself has logged of exporting.</summary>
    internal Notes Notes => _host.Services.GetRequiredService<Notes>();

    internal static async Task<ExportingHost> StartAsync(
        Uri endpoint,
        OtlpExportProtocol protocol = OtlpExportProtocol.HttpProtobuf,
        Action<OtlpExportOptions>? configure = null,
        Action<HostApplicationBuilder>? more = null,
        params (string Name, string Value)[] variables)
    {
        var source = new ActivitySource($"Shop.{Guid.NewGuid()}");
        var meter = new Meter(source.Name);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OTEL_BSP_SCHEDULE_DELAY"] = "20",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "20",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "60000",
        });
        builder.Configuration.AddInMemoryCollection(variables.Select(static one => new KeyValuePair<string, string?>(one.Name, one.Value)));
        var notes = new Notes();
        builder.Services.AddSingleton(notes);
        builder.Logging.AddProvider(notes);
        builder.Services.AddInstrumentGen().AddOtlpExporter(options =>
        {
            options.Endpoint = endpoint;
            options.Protocol = protocol;
            options.Sources.Add(source.Name);
            options.Meters.Add(meter.Name);
            options.Timeout = TimeSpan.FromSeconds(8);
            configure?.Invoke(options);
        });
        more?.Invoke(builder);
        IHost host = builder.Build();
        await host.StartAsync();
        return new ExportingHost(host, source, meter);
    }

    internal static Task<ExportingHost> StartAsync(OtlpReceiver receiver, OtlpExportProtocol protocol = OtlpExportProtocol.HttpProtobuf, Action<OtlpExportOptions>? configure = null, Action<HostApplicationBuilder>? more = null, params (string Name, string Value)[] variables) =>
        StartAsync(protocol == OtlpExportProtocol.Grpc ? receiver.GrpcEndpoint : receiver.HttpEndpoint, protocol, configure, more, variables);

    internal void Span(string name = "span") => Source.StartActivity(name)!.Dispose();

    internal void Spans(int count)
    {
        for (int span = 0; span < count; span++) Span();
    }

    internal bool Flush() => _host.Services.GetRequiredService<OtlpPipeline>().Flush(10_000);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Source.Dispose();
        _meter.Dispose();
    }
}
