using OpenTelemetry.Metrics;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>Options for exporting nothing but the metrics of operations and of the test's own meter.</summary>
static class OnlyMetrics
{
    internal static void Of(OtlpExportOptions options)
    {
        options.Traces = options.Logs = false;
        // The receiver serves requests in this process: their metrics would go round in circles.
        options.ConfigureMetrics = static metrics => metrics.AddView(static instrument =>
            instrument.Meter.Name.StartsWith("Microsoft.", StringComparison.Ordinal) || instrument.Meter.Name.StartsWith("System.", StringComparison.Ordinal) ? MetricStreamConfiguration.Drop : null);
    }
}
