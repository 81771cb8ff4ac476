using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The SDK's exporter of log records, counted. It cannot be derived from, and learns the resource only as the exporter of a processor: see
/// <see cref="LogExporterOwner"/>.</summary>
sealed class LogExporter(OtlpLogExporter exporter, OtlpChannel channel) : BaseExporter<LogRecord>
{
    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        channel.Begin((int)batch.Count);
        return channel.Complete(exporter.Export(batch));
    }
}
