using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace InstrumentGen;

/// <summary>Options of <c>AddOtlpExporter()</c>. What is not set here is read from OpenTelemetry's variables, in the application's configuration, of which the
/// environment is a part; what is set beats them.</summary>
/// <example>
/// <code>
/// builder.Services.AddInstrumentGen().AddOtlpExporter(options => options.Endpoint = new Uri("http://collector:4318"));
/// </code>
/// </example>
public sealed class OtlpExportOptions
{
    /// <summary>The receiver's base address, of http or https. Over HTTP, <c>v1/traces</c>, <c>v1/logs</c> and <c>v1/metrics</c> are appended.</summary>
    /// <value>Default: <see langword="null"/>, that is <c>OTEL_EXPORTER_OTLP_TRACES_ENDPOINT</c> and its like for logs and metrics as they are, else
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> as a base address, else <c>http://localhost:4318</c>, or <c>http://localhost:4317</c> for gRPC.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>The protocol.</summary>
    /// <value>Default: <see langword="null"/>, that is <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> (<c>http/protobuf</c> or <c>grpc</c>), else HTTP.</value>
    public OtlpExportProtocol? Protocol { get; set; }

    /// <summary>Whether requests are compressed.</summary>
    /// <value>Default: <see langword="null"/>, that is <c>OTEL_EXPORTER_OTLP_COMPRESSION</c> (<c>none</c> or <c>gzip</c>), else not.</value>
    public OtlpExportCompression? Compression { get; set; }

    /// <summary>How long a batch may take, over all tries and the time between them. Afterwards it is lost, and counted.</summary>
    /// <value>Default: <see langword="null"/>, that is <c>OTEL_EXPORTER_OTLP_TIMEOUT</c> in milliseconds, else 10 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive, or beyond a day.</exception>
    public TimeSpan? Timeout
    {
        get;
        set
        {
            if (value is { } timeout)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, nameof(value));
                ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, TimeSpan.FromDays(1), nameof(value));
            }

            field = value;
        }
    }

    /// <summary>Headers of each request, beside those of <c>OTEL_EXPORTER_OTLP_HEADERS</c>.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path of a PEM file with the root certificates that may vouch for the receiver, and no others; certificates between them and the receiver's may stand beside
    /// them. Read once, before the host starts; one that cannot be used keeps it from starting.</summary>
    /// <value>Default: <see langword="null"/>, that is <c>OTEL_EXPORTER_OTLP_CERTIFICATE</c>, else those that the operating system trusts.</value>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddOtlpExporter(options =>
    /// {
    ///     options.Endpoint = new Uri("https://collector:4318");
    ///     options.Certificate = "/etc/shop/ca.pem";
    ///     options.ClientCertificate = "/etc/shop/client.pem";
    ///     options.ClientKey = "/etc/shop/client-key.pem";
    /// });
    /// </code>
    /// </example>
    public string? Certificate { get; set; }

    /// <summary>The path of a PEM file with the certificate that is shown to a receiver that asks for one, in front of those that lead to its root.</summary>
    /// <value>Default: <see langword="null"/>, that is <c>OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE</c>, else none.</value>
    public string? ClientCertificate { get; set; }

    /// <summary>The path of a PEM file with the private key of <see cref="ClientCertificate"/>, not encrypted.</summary>
    /// <value>Default: <see langword="null"/>, that is <c>OTEL_EXPORTER_OTLP_CLIENT_KEY</c>, else the certificate's file.</value>
    public string? ClientKey { get; set; }

    /// <summary>Whether spans are exported.</summary>
    /// <value>Default: <see langword="null"/>, yes unless <c>OTEL_TRACES_EXPORTER</c> is <c>none</c>.</value>
    public bool? Traces { get; set; }

    /// <summary>Whether log records are exported.</summary>
    /// <value>Default: <see langword="null"/>, yes unless <c>OTEL_LOGS_EXPORTER</c> is <c>none</c>.</value>
    public bool? Logs { get; set; }

    /// <summary>Whether metrics are exported.</summary>
    /// <value>Default: <see langword="null"/>, yes unless <c>OTEL_METRICS_EXPORTER</c> is <c>none</c>.</value>
    public bool? Metrics { get; set; }

    /// <summary>Further sources of spans, by name, where <c>*</c> stands for anything.</summary>
    /// <value>Default: none beside the program's instrumented assemblies and what .NET itself has: <c>Microsoft.AspNetCore</c> and <c>System.Net.Http</c>.</value>
    public IList<string> Sources { get; } = [];

    /// <summary>Further meters, by name, where <c>*</c> stands for anything.</summary>
    /// <value>Default: none beside the program's instrumented assemblies and what .NET itself has: <c>Microsoft.AspNetCore.Hosting</c> and
    /// <c>System.Net.Http</c>.</value>
    public IList<string> Meters { get; } = [];

    /// <summary>Which way the metrics of operations are exported: from their cells, or through the SDK, which costs each call more and has exemplars and views.</summary>
    /// <value>Default: <see langword="null"/>, that is <see cref="OperationMetricsExport.Exact"/>, unless <c>OTEL_METRICS_EXEMPLAR_FILTER</c> asks for exemplars (<c>trace_based</c> or
    /// <c>always_on</c>): then <see cref="OperationMetricsExport.Sdk"/>.</value>
    public OperationMetricsExport? OperationMetrics { get; set; }

    /// <summary>The name of the service.</summary>
    /// <value>Default: <see langword="null"/>, that of <see cref="ServiceResource"/>.</value>
    public string? ServiceName { get; set; }

    /// <summary>The version of the service.</summary>
    /// <value>Default: <see langword="null"/>, that of <see cref="ServiceResource"/>.</value>
    public string? ServiceVersion { get; set; }

    /// <summary>Further attributes of the resource, which all three signals share. They win over those of <c>OTEL_RESOURCE_ATTRIBUTES</c>.</summary>
    public IDictionary<string, object> ResourceAttributes { get; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>How long the end of the host may wait for what is not yet exported, all three signals together. What is left then is lost, counted and logged.</summary>
    /// <value>Default: 5 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or beyond a day.</exception>
    public TimeSpan ShutdownTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);

    /// <summary>Makes what connects to the receiver, for proxies and whatever else; once for each signal. <see cref="Certificate"/>, <see cref="ClientCertificate"/> and
    /// <see cref="ClientKey"/> are not read then.</summary>
    /// <value>Default: <see langword="null"/>, a <see cref="SocketsHttpHandler"/> whose own requests make neither spans nor metrics.</value>
    public Func<HttpMessageHandler>? HttpHandler { get; set; }

    /// <summary>Changes the SDK's tracing, to add instrumentation or processors.</summary>
    public Action<TracerProviderBuilder>? ConfigureTracing { get; set; }

    /// <summary>Changes the SDK's metrics, to add instrumentation or views. Of the metrics of operations it changes nothing, unless <see cref="OperationMetrics"/> is
    /// <see cref="OperationMetricsExport.Sdk"/>.</summary>
    public Action<MeterProviderBuilder>? ConfigureMetrics { get; set; }

    /// <summary>Changes the SDK's logging. The message of a record is its body, and scopes are left out: they may hold what a client has sent.</summary>
    public Action<OpenTelemetryLoggerOptions>? ConfigureLogs { get; set; }
}
