using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The SDK's providers for the three signals, apart from those that the application may have itself: those keep their sources, samplers and exporters.</summary>
sealed class OtlpPipeline : IDisposable
{
    const string MetricInterval = "OTEL_METRIC_EXPORT_INTERVAL";
    const string MetricTimeout = "OTEL_METRIC_EXPORT_TIMEOUT";
    const string ExemplarFilter = "OTEL_METRICS_EXEMPLAR_FILTER";
    const string Temporality = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

    static readonly string[] s_sources = ["Microsoft.AspNetCore", "System.Net.Http"];
    static readonly string[] s_meters = ["Microsoft.AspNetCore.Hosting", "System.Net.Http"];

    readonly IConfiguration? _configuration;
    readonly OtlpVariables _variables;
    readonly IServiceProvider _services;
    readonly OtlpChannel? _traces;
    readonly OtlpChannel? _metrics;
    readonly List<(OtlpChannel Channel, Func<int, bool> Shutdown)> _ends = [];
    TracerProvider? _tracerProvider;
    MeterProvider? _meterProvider;
    OperationMetricExporter? _operations;
    int _isEnded;

    public OtlpPipeline(IOptions<OtlpExportOptions> options, IServiceProvider services)
    {
        Options = options.Value;
        _services = services;
        _configuration = services.GetService<IConfiguration>();
        _variables = new OtlpVariables(_configuration);
        Resource = OtlpResource.Of(Options, ServiceResource.Of(services));
        try
        {
            _traces = ChannelOf(OtlpSignal.Traces);
            Logs = ChannelOf(OtlpSignal.Logs);
            _metrics = ChannelOf(OtlpSignal.Metrics);
        }
        catch (OptionsValidationException exception)
        {
            // Loggers are made before the host starts, and are no place to say so.
            Problem = exception;
            (_traces, Logs, _metrics) = (null, null, null);
        }
    }

    internal OtlpExportOptions Options { get; }

    internal ResourceBuilder Resource { get; }

    internal OtlpReports Reports { get; } = new();

    /// <summary>Why it cannot export.</summary>
    internal OptionsValidationException? Problem { get; }

    /// <summary>The way of log records; <see langword="null"/> where they are not exported.</summary>
    internal OtlpChannel? Logs { get; }

    internal OtlpQueueSettings QueueOf(OtlpChannel channel) => OtlpQueueSettings.Of(channel.Settings.Signal, _variables);

    internal void EndsLogsBy(Func<int, bool> shutdown) => _ends.Add((Logs!, shutdown));

    /// <summary>Begins to listen.</summary>
    /// <exception cref="OptionsValidationException">The endpoint is none, or a certificate cannot be used.</exception>
    internal void Start()
    {
        if (Problem is { } problem) throw problem;
        if (_traces is not null && _tracerProvider is null)
        {
            _tracerProvider = BuildTracing(_traces);
            _ends.Add((_traces, _tracerProvider.Shutdown));
        }

        if (_metrics is not null && _meterProvider is null)
        {
            _meterProvider = BuildMetrics(_metrics);
            _ends.Add((_metrics, _meterProvider.Shutdown));
        }
    }

    /// <summary>Exports what waits. For tests.</summary>
    internal bool Flush(int milliseconds) =>
        (_tracerProvider?.ForceFlush(milliseconds) ?? true) & (_meterProvider?.ForceFlush(milliseconds) ?? true);

    /// <summary>Exports what waits within the time, and says what was lost.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0) return;
        OtlpEnd.Of(_ends, Options.ShutdownTimeout, Reports);
        _tracerProvider?.Dispose();
        _meterProvider?.Dispose();
        _operations?.Dispose();
        _traces?.Dispose();
        Logs?.Dispose();
        _metrics?.Dispose();
    }

    OtlpChannel? ChannelOf(OtlpSignal signal) =>
        OtlpSettings.Of(signal, Options, _variables) is { } settings ? new OtlpChannel(settings, OtlpQueueSettings.Of(signal, _variables).Capacity, Reports) : null;

    TracerProvider BuildTracing(OtlpChannel channel)
    {
        // The one of AddSampling(), where it was called. Not asked for before: it logs, and loggers export through this.
        var sampler = _services.GetService<TraceSampler>();
        TracerProviderBuilder tracing = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(AddConfiguration)
            .SetResourceBuilder(Resource)
            .AddInstrumentGen()
            .AddSource([.. s_sources, .. Options.Sources])
            .SetSampler(sampler is null ? SamplerOfVariables() : new InstrumentGenSampler(sampler));
        Options.ConfigureTracing?.Invoke(tracing);
        var exporter = new SpanExporter(OtlpClient.OptionsOf(channel, Options), channel);
        var queue = new SpanQueue(exporter, QueueOf(channel), channel);
        return tracing.AddProcessor(sampler is null ? queue : new ExportLimitProcessor(queue, sampler, _services.GetService<TimeProvider>())).Build();
    }

    InstrumentGenSampler SamplerOfVariables() => new(ProbabilitySampler.FromEnvironment(_configuration is null ? null : name => _configuration[name]));

    MeterProvider BuildMetrics(OtlpChannel channel)
    {
        MeterProviderBuilder metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(AddConfiguration)
            .SetResourceBuilder(Resource)
            .AddMeter([.. s_meters, .. Options.Meters]);
        OtlpRetryHandler handler = OtlpClient.HandlerOf(channel, Options);
        MetricReaderTemporalityPreference temporality = TemporalityPreference();
        if (AreOperationsOfTheSdk()) metrics.AddInstrumentGen();
        else _operations = BuildOperations(metrics, channel, handler, temporality != MetricReaderTemporalityPreference.Cumulative);
        Options.ConfigureMetrics?.Invoke(metrics);
        int interval = _variables.Integer(MetricInterval, least: 1, 60_000);
        int timeout = _variables.Integer(MetricTimeout, least: 1, 30_000);
        var exporter = new MetricExporter(OtlpClient.OptionsOf(channel, handler), channel);
        return metrics.AddReader(new PeriodicMetricReader(channel, exporter, _operations, interval, timeout) { TemporalityPreference = temporality }).Build();
    }

    OperationMetricExporter BuildOperations(MeterProviderBuilder metrics, OtlpChannel channel, OtlpRetryHandler handler, bool isDelta)
    {
        // The rest of what AddInstrumentGen() adds.
        SelfMeter.Start();
        metrics.AddMeter(SelfMeter.Name);
        var scopes = new OperationScopes();
        metrics.AddView(scopes.Take);
        var ledger = new OperationLedger(scopes.Contains, isDelta, _services.GetService<TimeProvider>() ?? TimeProvider.System);
        return new OperationMetricExporter(ledger, new OperationMetricsRequest(Resource.Build(), ledger, isDelta), new OtlpSender(channel, handler), channel);
    }

    bool AreOperationsOfTheSdk() =>
        Options.OperationMetrics is { } asked ? asked == OperationMetricsExport.Sdk : _variables.Read(ExemplarFilter)?.ToLowerInvariant() is "trace_based" or "always_on";

    MetricReaderTemporalityPreference TemporalityPreference() => OtlpVariables.Choice(
        Temporality,
        _variables.Read(Temporality),
        MetricReaderTemporalityPreference.Cumulative,
        ("cumulative", MetricReaderTemporalityPreference.Cumulative),
        ("delta", MetricReaderTemporalityPreference.Delta),
        ("lowmemory", MetricReaderTemporalityPreference.LowMemory));

    void AddConfiguration(IServiceCollection services)
    {
        if (_configuration is not null) services.AddSingleton(_configuration);
    }
}
