using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Demo;

/// <summary>Keeps every span of one source, as a trace exporter would, and counts them by name.</summary>
sealed class SpanCounter : IDisposable
{
    readonly ConcurrentDictionary<string, long> _spans = new(StringComparer.Ordinal);
    readonly ActivityListener _listener;

    public SpanCounter(string source)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _spans.AddOrUpdate(activity.OperationName, 1, static (_, count) => count + 1),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyDictionary<string, long> Spans => _spans;

    public void Dispose() => _listener.Dispose();
}
