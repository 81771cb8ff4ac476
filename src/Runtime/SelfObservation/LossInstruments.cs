using System.Diagnostics.Metrics;

namespace InstrumentGen;

/// <summary>What telemetry was lost, and what failed while it was recorded.</summary>
static class LossInstruments
{
    internal static void Add(Meter meter)
    {
        SelfMeter.Add(() => meter.CreateObservableCounter("instrumentgen.dropped", Dropped, "{item}", "The spans, log records, data points and audit records that went nowhere."));
        SelfMeter.Add(() => meter.CreateObservableCounter("instrumentgen.failures", Failures, "{failure}", "What failed while telemetry was recorded, and did not reach the application."));
    }

    static List<Measurement<long>> Dropped()
    {
        List<Measurement<long>> measured = [];
        for (TelemetrySignal signal = 0; signal <= TelemetrySignal.Audit; signal++)
        {
            for (LossReason reason = 0; reason <= LossReason.Limit; reason++)
            {
                long count = TelemetryLosses.Of(signal, reason);
                if (count == 0 && !TelemetryLosses.IsExpected(signal, reason)) continue;
                measured.Add(new Measurement<long>(count, SelfLabels.Signal(signal), new("reason", SelfLabels.Of(reason))));
            }
        }

        return measured;
    }

    // Of more than thirty kinds hardly one is ever seen.
    static List<Measurement<long>> Failures()
    {
        List<Measurement<long>> measured = [];
        foreach ((string kind, long count) in TelemetryFailures.ByKind()) measured.Add(new Measurement<long>(count, new KeyValuePair<string, object?>("kind", kind)));
        return measured;
    }
}
