using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Keeps what the event source <c>InstrumentGen</c> says.</summary>
sealed class EventRecorder : EventListener
{
    readonly ConcurrentQueue<EventWrittenEventArgs> _events = new();

    internal IReadOnlyList<EventWrittenEventArgs> Events => [.. _events];

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "InstrumentGen") EnableEvents(eventSource, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) => _events.Enqueue(eventData);
}
