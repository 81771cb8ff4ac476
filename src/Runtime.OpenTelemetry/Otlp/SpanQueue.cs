using System.Diagnostics;
using OpenTelemetry;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The SDK's queue of spans, behind our count of what it would drop.</summary>
sealed class SpanQueue(SpanExporter exporter, OtlpQueueSettings queue, OtlpChannel channel)
    : BatchActivityExportProcessor(exporter, queue.Capacity, queue.Delay, queue.Timeout, queue.BatchSize)
{
    public override void OnEnd(Activity data)
    {
        if (data.Recorded && channel.TryEnter()) base.OnEnd(data);
    }
}
