using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Tests.Leaks;

/// <summary>Everything that spans of all sources hold, as text.</summary>
sealed class RecordedSpans : IDisposable
{
    readonly ConcurrentQueue<Activity> _spans = new();
    readonly ActivityListener _listener;

    public RecordedSpans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public string Text => string.Join('\n', _spans.SelectMany(Lines));

    public void Dispose() => _listener.Dispose();

    static IEnumerable<string> Lines(Activity span) =>
    [
        $"{span.Source.Name} {span.OperationName} {span.DisplayName} {span.Kind} {span.Status} {span.StatusDescription} {span.Id} {span.ParentId} {span.TraceStateString}",
        .. span.TagObjects.Select(static tag => $"  tag {tag.Key}={tag.Value}"),
        .. span.Baggage.Select(static item => $"  baggage {item.Key}={item.Value}"),
        .. span.Events.SelectMany(static one => one.Tags.Select(tag => $"  event {one.Name} {tag.Key}={tag.Value}").Prepend($"  event {one.Name}")),
        .. span.Links.SelectMany(static one => (one.Tags ?? []).Select(static tag => $"  link {tag.Key}={tag.Value}").Prepend($"  link {one.Context.TraceState}")),
    ];
}
