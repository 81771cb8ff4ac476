using System.Diagnostics.Metrics;
using System.Reflection;
using OpenTelemetry.Exporter;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Makes what speaks to the receiver of a signal: for the SDK its options, with a client of ours.</summary>
static class OtlpClient
{
    // A receiver that has moved is found again.
    static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    static readonly string s_product = "InstrumentGen/" + (typeof(OtlpClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");

    /// <summary>What identifies us to the receiver.</summary>
    internal static string Product => s_product;

    internal static OtlpRetryHandler HandlerOf(OtlpChannel channel, OtlpExportOptions options) => new(channel) { InnerHandler = options.HttpHandler?.Invoke() ?? Connect(channel.Settings) };

    // Several may share a handler, and so its connections.
    internal static HttpClient Of(OtlpChannel channel, OtlpRetryHandler handler) => new(handler, disposeHandler: false)
    {
        Timeout = channel.Settings.Timeout,
        MaxResponseContentBufferSize = OtlpAnswer.MostBytes,
    };

    internal static OtlpExporterOptions OptionsOf(OtlpChannel channel, OtlpExportOptions options) => OptionsOf(channel, HandlerOf(channel, options));

    internal static OtlpExporterOptions OptionsOf(OtlpChannel channel, OtlpRetryHandler handler)
    {
        OtlpSettings settings = channel.Settings;
        return new OtlpExporterOptions
        {
            Endpoint = settings.Endpoint,
            Protocol = settings.Protocol,
            Compression = settings.Compression,
            TimeoutMilliseconds = (int)settings.Timeout.TotalMilliseconds,
            // The handler adds them: the SDK would split a value at its commas.
            Headers = "",
            UserAgentProductIdentifier = s_product,
            HttpClientFactory = () => Of(channel, handler),
        };
    }

    // What exports telemetry makes none: no spans without a propagator, and metrics on a meter that nobody has asked for.
    static SocketsHttpHandler Connect(OtlpSettings settings) => new()
    {
        ActivityHeadersPropagator = null,
        MeterFactory = new OwnMeters(),
        PooledConnectionLifetime = s_connectionLifetime,
        SslOptions = settings.Certificates?.ToSslOptions() ?? new(),
    };

    sealed class OwnMeters : IMeterFactory
    {
        readonly Meter _meter = new("InstrumentGen.Otlp");

        public Meter Create(MeterOptions options) => _meter;

        public void Dispose() => _meter.Dispose();
    }
}
