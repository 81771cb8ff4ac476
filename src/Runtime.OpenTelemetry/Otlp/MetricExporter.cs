using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The SDK's exporter of metrics, counted by data points, as receivers do.</summary>
sealed class MetricExporter(OtlpExporterOptions options, OtlpChannel channel) : OtlpMetricExporter(options)
{
    public override ExportResult Export(in Batch<Metric> metrics)
    {
        int points = 0;
        foreach (Metric metric in metrics)
        {
            foreach (ref readonly MetricPoint _ in metric.GetMetricPoints()) points++;
        }

        // Where only operations are exported the SDK would send an empty envelope.
        if (points == 0) return ExportResult.Success;
        channel.Begin(points, isQueued: false);
        return channel.Complete(base.Export(metrics));
    }
}
