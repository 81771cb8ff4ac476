using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The SDK's exporter of spans, counted.</summary>
sealed class SpanExporter(OtlpExporterOptions options, OtlpChannel channel) : OtlpTraceExporter(options)
{
    public override ExportResult Export(in Batch<Activity> activityBatch)
    {
        channel.Begin((int)activityBatch.Count);
        return channel.Complete(base.Export(activityBatch));
    }
}
