using System.Diagnostics.Tracing;

namespace InstrumentGen;

/// <content>Counters for dotnet-counters, which are there only while somebody has asked for them.</content>
sealed partial class InstrumentGenEventSource
{
    const string Interval = "EventCounterIntervalSec";

    readonly Lock _lock = new();
    DiagnosticCounter[] _counters = [];

    /// <summary>How many counters are there.</summary>
    internal int Counters => Volatile.Read(ref _counters).Length;

    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        lock (_lock)
        {
            if (!IsEnabled()) Remove();
            else if (_counters.Length == 0 && command.Arguments?.ContainsKey(Interval) == true) _counters = Make();
        }
    }

    // Else it would be taken for an event, as any method without a result is, and the whole source would be silent.
    [NonEvent]
    void Remove()
    {
        foreach (DiagnosticCounter counter in _counters) counter.Dispose();
        _counters = [];
    }

    DiagnosticCounter[] Make() =>
    [
        new IncrementingPollingCounter("telemetry-failures", this, static () => TelemetryFailures.Count) { DisplayName = "Telemetry failures" },
        new IncrementingPollingCounter("log-records-dropped", this, static () => TelemetryLosses.Of(TelemetrySignal.Log)) { DisplayName = "Log records dropped" },
        new IncrementingPollingCounter("spans-dropped", this, static () => TelemetryLosses.Of(TelemetrySignal.Span)) { DisplayName = "Spans dropped" },
        new IncrementingPollingCounter("spans-sampled", this, static () => SamplingTotals.Read().TotalKept) { DisplayName = "Spans kept by sampling" },
        new IncrementingPollingCounter("spans-not-sampled", this, static () => SamplingTotals.Read().TotalDropped) { DisplayName = "Spans left out by sampling" },
        new PollingCounter("queue-size", this, static () => ObservedSources.Outputs.All.Sum(static queue => queue.Size)) { DisplayName = "Lines waiting to be written", DisplayUnits = "B" },
        new PollingCounter("export-queue-size", this, static () => ObservedSources.Exports.All.Sum(static queue => queue.Size)) { DisplayName = "Items waiting to be exported" },
    ];
}
