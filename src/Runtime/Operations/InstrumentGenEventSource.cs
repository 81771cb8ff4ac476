using System.Diagnostics.Tracing;

namespace InstrumentGen;

/// <summary>What InstrumentGen says of itself, for dotnet-trace and event listeners.</summary>
[EventSource(Name = "InstrumentGen")]
sealed class InstrumentGenEventSource : EventSource
{
    internal static readonly InstrumentGenEventSource Log = new();

    [Event(1, Level = EventLevel.Warning, Message = "Telemetry failed in {0} with {1}. It is reported once; the count goes on.")]
    public void TelemetryFailed(string failure, string exceptionType) => WriteEvent(1, failure, exceptionType);
}
