using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Google.Protobuf;
using InstrumentGen.Peers.Otlp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Peers;

/// <summary>Receives traces, logs and metrics by OTLP, over gRPC and HTTP, on ports of 127.0.0.1, and answers as it is told.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    readonly WebApplication _application;
    readonly ReceivedTelemetry _received = new();

    OtlpReceiver(int httpPort, int grpcPort, Action<HttpsConnectionAdapterOptions>? https)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_received);
        // In a process that exports the requests it serves, those of the receiver would go round in circles.
        builder.Services.AddSingleton(new ActivitySource("InstrumentGen.Peers"));
        builder.Services.AddGrpc(static options => options.MaxReceiveMessageSize = null);
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Listen(IPAddress.Loopback, httpPort, listen => Listen(listen, HttpProtocols.Http1, https));
            options.Listen(IPAddress.Loopback, grpcPort, listen => Listen(listen, HttpProtocols.Http2, https));
        });
        // Requests that hang must not keep a test waiting.
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100));
        _application = builder.Build();
        _application.Use(ScriptedAnswers.Apply);
        _application.MapGrpcService<GrpcTraces>();
        _application.MapGrpcService<GrpcLogs>();
        _application.MapGrpcService<GrpcMetrics>();
        _application.MapPost("/v1/traces", static context => HttpExport.Receive(context, ReceivedSignal.Traces));
        _application.MapPost("/v1/logs", static context => HttpExport.Receive(context, ReceivedSignal.Logs));
        _application.MapPost("/v1/metrics", static context => HttpExport.Receive(context, ReceivedSignal.Metrics));
    }

    /// <summary>The base address of OTLP over HTTP.</summary>
    public Uri HttpEndpoint { get; private set; } = null!;

    /// <summary>The address of OTLP over gRPC.</summary>
    public Uri GrpcEndpoint { get; private set; } = null!;

    /// <summary>All requests, in the order they came.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _received.Requests;

    /// <summary>The spans that were taken.</summary>
    public IReadOnlyList<Span> Spans => [.. ResourceSpans.SelectMany(static one => one.ScopeSpans).SelectMany(static one => one.Spans)];

    /// <summary>The log records that were taken.</summary>
    public IReadOnlyList<LogRecord> LogRecords => [.. ResourceLogs.SelectMany(static one => one.ScopeLogs).SelectMany(static one => one.LogRecords)];

    /// <summary>The metrics that were taken, one each time they were sent.</summary>
    public IReadOnlyList<Metric> Metrics => [.. ResourceMetrics.SelectMany(static one => one.ScopeMetrics).SelectMany(static one => one.Metrics)];

    public IReadOnlyList<ResourceSpans> ResourceSpans => [.. Taken<ExportTraceServiceRequest>().SelectMany(static one => one.ResourceSpans)];

    public IReadOnlyList<ResourceLogs> ResourceLogs => [.. Taken<ExportLogsServiceRequest>().SelectMany(static one => one.ResourceLogs)];

    public IReadOnlyList<ResourceMetrics> ResourceMetrics => [.. Taken<ExportMetricsServiceRequest>().SelectMany(static one => one.ResourceMetrics)];

    /// <summary>Starts one.</summary>
    /// <param name="httpPort">The port of HTTP; 0 for a free one.</param>
    /// <param name="grpcPort">The port of gRPC; 0 for a free one.</param>
    /// <param name="https">Its certificate, and which it asks of clients; <see langword="null"/> for connections in the clear.</param>
    public static async Task<OtlpReceiver> StartAsync(int httpPort = 0, int grpcPort = 0, Action<HttpsConnectionAdapterOptions>? https = null)
    {
        var receiver = new OtlpReceiver(httpPort, grpcPort, https);
        await receiver._application.StartAsync();
        string[] addresses = [.. receiver._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        receiver.HttpEndpoint = new Uri(addresses[0]);
        receiver.GrpcEndpoint = new Uri(addresses[1]);
        return receiver;
    }

    /// <summary>A port that nobody listens at now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Says how the next requests of a signal are answered, one after the other. Those behind them are taken.</summary>
    public void Script(ReceivedSignal signal, params Answer[] answers) => _received.Script(signal, answers);

    /// <summary>Says how all requests of a signal are answered that the script does not speak of.</summary>
    public void Always(ReceivedSignal signal, Answer answer) => _received.Always(signal, answer);

    /// <summary>Waits until something is so.</summary>
    /// <exception cref="TimeoutException">It was not, within the time.</exception>
    public async Task WaitAsync(Func<OtlpReceiver, bool> condition, TimeSpan? timeout = null)
    {
        using var end = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(20));
        while (true)
        {
            Task arrival = _received.NextArrival;
            if (condition(this)) return;
            try
            {
                await arrival.WaitAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                string seen = string.Join(", ", Requests.Select(static one => $"{one.Signal} {one.Bytes} B {one.Answer}"));
                throw new TimeoutException($"What was waited for has not come. What came: {seen}");
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _received.Release();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    static void Listen(ListenOptions listen, HttpProtocols protocol, Action<HttpsConnectionAdapterOptions>? https)
    {
        listen.Protocols = protocol;
        if (https is not null) listen.UseHttps(https);
    }

    IEnumerable<T> Taken<T>()
        where T : IMessage => Requests.Where(static one => one.Answer.Takes).Select(static one => one.Message).OfType<T>();
}
