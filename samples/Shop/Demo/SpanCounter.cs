using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Demo;

/// <summary>Counts the spans of one source that are kept, by name, as a trace exporter would see them.</summary>
sealed class SpanCounter : IDisposable
{
    readonly ConcurrentDictionary<string, long> _spans = new(StringComparer.Ordinal);
    readonly ActivityListener _listener;

    public SpanCounter(string source)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            // Without a Sample of its own: who asks for spans gets them, whatever the shop's sampler says.
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyDictionary<string, long> Spans => _spans;

    void Add(Activity span)
    {
        if (span.Recorded) _spans.AddOrUpdate(span.OperationName, 1, static (_, count) => count + 1);
    }

    public void Dispose() => _listener.Dispose();
}
