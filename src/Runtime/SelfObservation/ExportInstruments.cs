using System.Diagnostics.Metrics;

namespace InstrumentGen;

/// <summary>What became of what was exported, by the names of OpenTelemetry's conventions for SDKs where they have one.</summary>
static class ExportInstruments
{
    // The conventions: without a cause that is known, this.
    static readonly KeyValuePair<string, object?> s_failed = new("error.type", "_OTHER");
    static readonly KeyValuePair<string, object?> s_rejected = new("error.type", "rejected");

    internal static void Add(Meter meter)
    {
        AddExported(meter, TelemetrySignal.Span, "{span}", "spans");
        AddExported(meter, TelemetrySignal.Log, "{log_record}", "log records");
        AddExported(meter, TelemetrySignal.MetricDataPoint, "{data_point}", "data points");
        SelfMeter.Add(() => meter.CreateObservableCounter("instrumentgen.export.retries", Retries, "{request}", "The requests that were sent again."));
        SelfMeter.Add(() => meter.CreateObservableGauge("instrumentgen.export.failing", Failing, "s", "How long no export has succeeded."));
    }

    static void AddExported(Meter meter, TelemetrySignal signal, string unit, string items) => SelfMeter.Add(() =>
        meter.CreateObservableCounter($"otel.sdk.exporter.{SelfLabels.Of(signal)}.exported", () => Exported(signal), unit, $"The {items} whose export has ended, successfully or not."));

    static Measurement<long>[] Exported(TelemetrySignal signal) => !IsExported(signal)
        ? []
        :
        [
            new Measurement<long>(ExportTotals.Exported(signal)),
            new Measurement<long>(TelemetryLosses.Of(signal, LossReason.ExportFailed), s_failed),
            new Measurement<long>(TelemetryLosses.Of(signal, LossReason.Rejected), s_rejected),
        ];

    static List<Measurement<long>> Retries()
    {
        List<Measurement<long>> measured = [];
        for (TelemetrySignal signal = 0; signal <= TelemetrySignal.MetricDataPoint; signal++)
        {
            if (IsExported(signal)) measured.Add(new Measurement<long>(ExportTotals.Retries(signal), SelfLabels.Signal(signal)));
        }

        return measured;
    }

    static List<Measurement<double>> Failing()
    {
        List<IObservedExport> exports = ObservedSources.Exports.All;
        List<Measurement<double>> measured = [];
        for (TelemetrySignal signal = 0; signal <= TelemetrySignal.MetricDataPoint; signal++)
        {
            TimeSpan? longest = exports.Where(one => one.Signal == signal).Max(static one => (TimeSpan?)one.Failing);
            if (longest is { } failing) measured.Add(new Measurement<double>(failing.TotalSeconds, SelfLabels.Signal(signal)));
        }

        return measured;
    }

    static bool IsExported(TelemetrySignal signal) => TelemetryLosses.IsExpected(signal, LossReason.ExportFailed);
}
