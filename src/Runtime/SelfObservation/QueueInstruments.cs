using System.Diagnostics.Metrics;

namespace InstrumentGen;

/// <summary>How full the queues are. Queues of one signal are shown together.</summary>
static class QueueInstruments
{
    internal static void Add(Meter meter)
    {
        SelfMeter.Add(() => meter.CreateObservableUpDownCounter("instrumentgen.queue.size", static () => Outputs(static one => one.Size), "By", "What waits to be written to files, standard output and sinks."));
        SelfMeter.Add(() => meter.CreateObservableUpDownCounter("instrumentgen.queue.capacity", static () => Outputs(static one => one.Capacity), "By", "What may wait to be written; warnings and above may go beyond it."));
        AddExport(meter, TelemetrySignal.Span, "{span}", "spans");
        AddExport(meter, TelemetrySignal.Log, "{log_record}", "log records");
    }

    static void AddExport(Meter meter, TelemetrySignal signal, string unit, string items)
    {
        string name = $"otel.sdk.processor.{SelfLabels.Of(signal)}.queue";
        SelfMeter.Add(() => meter.CreateObservableUpDownCounter($"{name}.size", () => Exports(signal, static one => one.Size), unit, $"The {items} that wait to be exported."));
        SelfMeter.Add(() => meter.CreateObservableUpDownCounter($"{name}.capacity", () => Exports(signal, static one => one.Capacity), unit, $"The {items} that may wait to be exported."));
    }

    static List<Measurement<long>> Outputs(Func<IObservedQueue, long> read)
    {
        List<IObservedQueue> queues = ObservedSources.Outputs.All;
        List<Measurement<long>> measured = [];
        for (TelemetrySignal signal = 0; signal <= TelemetrySignal.Log; signal++)
        {
            if (Sum(queues, signal, read) is { } sum) measured.Add(new Measurement<long>(sum, SelfLabels.Signal(signal)));
        }

        return measured;
    }

    static Measurement<long>[] Exports(TelemetrySignal signal, Func<IObservedQueue, long> read) =>
        Sum(ObservedSources.Exports.All, signal, read) is { } sum ? [new Measurement<long>(sum)] : [];

    static long? Sum<T>(List<T> queues, TelemetrySignal signal, Func<IObservedQueue, long> read)
        where T : IObservedQueue
    {
        long? sum = null;
        foreach (T queue in queues)
        {
            if (queue.Signal == signal) sum = (sum ?? 0) + read(queue);
        }

        return sum;
    }
}
