using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;

namespace InstrumentGen.OpenTelemetry;

/// <summary>A processor that does nothing but tell its exporter which provider it belongs to, and end it.</summary>
sealed class LogExporterOwner(OtlpLogExporter exporter) : BaseExportProcessor<LogRecord>(exporter)
{
    protected override void OnExport(LogRecord data)
    {
    }
}
