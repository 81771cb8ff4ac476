using System.Collections.Concurrent;
using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Keeps the spans of one scope.</summary>
sealed class SpanRecorder : IDisposable
{
    readonly ConcurrentQueue<Activity> _started = new();
    readonly ConcurrentQueue<Activity> _stopped = new();
    readonly ActivityListener _listener;

    internal SpanRecorder(
        InstrumentationScope scope,
        ActivitySamplingResult decision = ActivitySamplingResult.AllDataAndRecorded,
        Action<Activity>? onStop = null)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == scope.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => decision,
            ActivityStarted = _started.Enqueue,
            ActivityStopped = span =>
            {
                _stopped.Enqueue(span);
                onStop?.Invoke(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    internal IReadOnlyList<Activity> Started => [.. _started];

    internal IReadOnlyList<Activity> Stopped => [.. _stopped];

    /// <summary>The only span, and it has ended.</summary>
    internal Activity Span => Assert.Single(Stopped);

    public void Dispose() => _listener.Dispose();
}
