using Prometheus;

namespace InstrumentGen.Prometheus;

/// <summary>Where <c>AddPrometheus</c> puts the metrics.</summary>
public sealed class PrometheusOptions
{
    /// <summary>The registry that receives the metrics.</summary>
    /// <value>The default is <see cref="Metrics.DefaultRegistry"/>, which <c>app.MapMetrics()</c> serves.</value>
    public CollectorRegistry Registry { get; set; } = Metrics.DefaultRegistry;
}
