using OpenTelemetry.Metrics;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The SDK's reader, which at its times exports the metrics of operations too, in front of all others.</summary>
sealed class PeriodicMetricReader(OtlpChannel channel, MetricExporter exporter, OperationMetricExporter? operations, int interval, int timeout)
    : PeriodicExportingMetricReader(exporter, interval, timeout)
{
    protected override bool OnCollect(int timeoutMilliseconds) => channel.Round(() =>
    {
        bool isExported = operations?.Export() ?? true;
        return base.OnCollect(timeoutMilliseconds) && isExported;
    });
}
