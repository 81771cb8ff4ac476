using OpenTelemetry;
using OpenTelemetry.Logs;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The SDK's queue of log records, behind our count of what it would drop.</summary>
sealed class LogRecordQueue(LogExporter exporter, OtlpQueueSettings queue, OtlpChannel channel)
    : BatchLogRecordExportProcessor(exporter, queue.Capacity, queue.Delay, queue.Timeout, queue.BatchSize)
{
    public override void OnEnd(LogRecord data)
    {
        if (channel.TryEnter()) base.OnEnd(data);
    }
}
