using System.Collections.Concurrent;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Counts the telemetry failures from here on, and keeps what a reporter is told.</summary>
sealed class FailureRecorder : IDisposable
{
    static int s_kind = 1000;

    readonly long _before = TelemetryFailures.Count;
    readonly ConcurrentQueue<(TelemetryFailure Kind, Exception Exception)> _told = new();
    readonly Action<TelemetryFailure, Exception> _reporter;

    internal FailureRecorder()
    {
        _reporter = (kind, exception) => _told.Enqueue((kind, exception));
        TelemetryFailures.AddReporter(_reporter);
    }

    internal long Count => TelemetryFailures.Count - _before;

    /// <summary>A kind that nothing else uses: the first failure of a kind happens once in a process.</summary>
    internal static TelemetryFailure NewKind() => (TelemetryFailure)Interlocked.Increment(ref s_kind);

    internal IReadOnlyList<Exception> Told(TelemetryFailure kind) =>
        [.. _told.Where(one => one.Kind == kind).Select(static one => one.Exception)];

    public void Dispose() => TelemetryFailures.RemoveReporter(_reporter);
}
