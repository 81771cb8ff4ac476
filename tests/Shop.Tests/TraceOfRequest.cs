using System.Collections.Concurrent;
using System.Diagnostics;

namespace Shop.Tests;

/// <summary>The service's spans of requests that carry one trace id; other tests' spans pass by.</summary>
sealed class TraceOfRequest : IDisposable
{
    readonly ActivityTraceId _id = ActivityTraceId.CreateRandom();
    readonly ConcurrentQueue<Activity> _spans = new();
    readonly ActivityListener _listener;

    public TraceOfRequest()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Shop",
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.TraceId == _id) _spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The value of the header <c>traceparent</c>.</summary>
    public string Parent => $"00-{_id}-{ActivitySpanId.CreateRandom()}-01";

    public Activity Span(string name) => Assert.Single(_spans, span => span.OperationName == name);

    public void Dispose() => _listener.Dispose();
}
