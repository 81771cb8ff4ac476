using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Tracing;

namespace InstrumentGen;

/// <summary>What InstrumentGen says of itself, for dotnet-trace and event listeners.</summary>
[EventSource(Name = "InstrumentGen")]
sealed partial class InstrumentGenEventSource : EventSource
{
    internal static readonly InstrumentGenEventSource Log = new();

    static readonly IntervalGate s_rates = new(TimeProvider.System, TimeSpan.FromSeconds(1));

    [Event(1, Level = EventLevel.Warning, Message = "Telemetry failed in {0} with {1}. It is reported once; the count goes on.")]
    public void TelemetryFailed(string failure, string exceptionType) => WriteEvent(1, failure, exceptionType);

    [Event(2, Level = EventLevel.Warning, Message = "Telemetry is dropped: {0}, {1}. It is told again when there was none for a minute; the count goes on.")]
    public void TelemetryDropped(string signal, string reason) => WriteEvent(2, signal, reason);

    [Event(3, Level = EventLevel.Warning, Message = "The export of {0} fails: {1}")]
    public void ExportFailing(string signal, string reason) => WriteEvent(3, signal, reason);

    [Event(4, Level = EventLevel.Informational, Message = "The export of {0} works again; {1} were lost on the way since the process started.")]
    public void ExportRecovered(string signal, long lost) => WriteEvent(4, signal, lost);

    [Event(5, Level = EventLevel.Verbose, Message = "The sampling ratios of {0} operations have changed; the least of them is {1}.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A number needs no member of a type to be kept.")]
    public void SamplingRatesChanged(int operations, double leastRatio) => WriteEvent(5, operations, leastRatio);

    [Event(6, Level = EventLevel.Informational, Message = "Other sampling options are in force.")]
    public void SamplingOptionsChanged() => WriteEvent(6);

    /// <summary>As <see cref="SamplingRatesChanged"/>, at most once a second: in a burst they change more often.</summary>
    [NonEvent]
    internal void RatesChanged(int operations, double leastRatio)
    {
        if (IsEnabled(EventLevel.Verbose, EventKeywords.None) && s_rates.Passes()) SamplingRatesChanged(operations, leastRatio);
    }
}
