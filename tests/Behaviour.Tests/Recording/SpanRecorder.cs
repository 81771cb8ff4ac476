using System.Collections.Concurrent;
using System.Diagnostics;

namespace InstrumentGen.Behaviour.Tests.Recording;

/// <summary>Records the spans of this assembly that belong to the current test: those under a root of its own.</summary>
public sealed class SpanRecorder : IDisposable
{
    /// <summary>The source of the roots; spans of other test code under them are not the subject's.</summary>
    public const string Roots = "InstrumentGen.Behaviour.Tests.Roots";
    static readonly ActivitySource s_roots = new(Roots);

    readonly ConcurrentQueue<Activity> _spans = new();
    readonly ActivityListener _listener;
    readonly Activity _root;

    public SpanRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == typeof(SpanRecorder).Assembly.GetName().Name || source.Name == Roots,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == _root?.TraceId && span.Source.Name != Roots) _spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
        _root = s_roots.StartActivity("test", ActivityKind.Internal, new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded))!;
    }

    public Activity Root => _root;

    public IReadOnlyList<Activity> Spans => [.. _spans];

    public Activity Single() => Assert.Single(_spans);

    public void Dispose()
    {
        _root.Dispose();
        _listener.Dispose();
    }
}
