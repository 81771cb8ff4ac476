using OpenTelemetry.Metrics;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>Options for exporting nothing but the metrics of operations and of the test's own meter.</summary>
static class OnlyMetrics
{
    internal static void Of(OtlpExportOptions options)
    {
        options.Traces = options.Logs = false;
        // The receiver serves requests in this process, and what exports observes itself: their metrics would go round in circles.
        options.ConfigureMetrics = static metrics => metrics.AddView(static instrument => IsOther(instrument.Meter.Name) ? MetricStreamConfiguration.Drop : null);
    }

    static bool IsOther(string meter) => meter == "InstrumentGen" || meter.StartsWith("Microsoft.", StringComparison.Ordinal) || meter.StartsWith("System.", StringComparison.Ordinal);
}
