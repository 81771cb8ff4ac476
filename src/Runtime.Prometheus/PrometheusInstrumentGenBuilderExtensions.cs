using InstrumentGen;
using InstrumentGen.Prometheus;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Prometheus;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Prometheus to InstrumentGen.</summary>
public static class PrometheusInstrumentGenBuilderExtensions
{
    /// <summary>Serves the RED metrics of all operations through prometheus-net, as <c>operation_duration_seconds</c> (a histogram with the
    /// labels <c>otel_scope_name</c>, <c>operation</c>, <c>outcome</c> and <c>error_type</c>) and <c>operation_active</c> (a gauge). They are brought up to date before
    /// each collection of the registry; a call itself never touches prometheus-net.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>prometheus-net's own adapter listens to every <see cref="System.Diagnostics.Metrics.Meter"/> of the process. Ours are kept out
    /// of it, else each series would appear twice and each call would be recorded twice. An application that configures that adapter
    /// itself says <see cref="ExcludeInstrumentGen"/> there.</remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddPrometheus();
    /// var app = builder.Build();
    /// app.MapMetrics();
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddPrometheus(this InstrumentGenBuilder builder, Action<PrometheusOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<PrometheusOptions>();
        if (configure is not null) builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PrometheusLifetime>());
        // Before the first collection, which starts the adapter.
        Metrics.ConfigureMeterAdapter(static options => options.ExcludeInstrumentGen());
        return builder;
    }

    /// <summary>Keeps the metrics of InstrumentGen out of prometheus-net's adapter of <see cref="System.Diagnostics.Metrics.Meter"/>s, beside
    /// whatever its filter says already.</summary>
    /// <param name="options">The adapter's options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// Metrics.ConfigureMeterAdapter(options =>
    /// {
    ///     options.InstrumentFilterPredicate = instrument => instrument.Meter.Name.StartsWith("Shop");
    ///     options.ExcludeInstrumentGen();
    /// });
    /// </code>
    /// </example>
    public static void ExcludeInstrumentGen(this MeterAdapterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var accepts = options.InstrumentFilterPredicate;
        options.InstrumentFilterPredicate = instrument => !InstrumentationScope.Owns(instrument) && accepts(instrument);
    }
}
