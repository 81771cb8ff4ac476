using System.Collections.Concurrent;

namespace InstrumentGen;

/// <summary>Counts what failed while telemetry was recorded: a listener, sampler, predicate or log sink that threw. Such a failure never reaches the
/// application.</summary>
/// <remarks>The first failure of each kind is reported through the event source <c>InstrumentGen</c> and, after
/// <c>services.AddInstrumentGen()</c>, as a warning in the log. The report names the exception's type and leaves its message out, as that
/// may hold the application's data.</remarks>
public static class TelemetryFailures
{
    static readonly Lock s_lock = new();
    static readonly ConcurrentDictionary<TelemetryFailure, Kind> s_kinds = [];
    static Action<TelemetryFailure, Exception>? s_reporters;
    static long s_count;

    /// <summary>The failures since the process started.</summary>
    public static long Count => Volatile.Read(ref s_count);

    /// <summary>Counts a failure of telemetry that stands beside this package's, instead of throwing it into the application.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// try
    /// {
    ///     meter.Record(order);
    /// }
    /// catch (Exception exception)
    /// {
    ///     TelemetryFailures.Report(exception);
    /// }
    /// </code>
    /// </example>
    public static void Report(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Report(TelemetryFailure.Extension, exception);
    }

    internal static long CountOf(TelemetryFailure failure) => s_kinds.TryGetValue(failure, out Kind? kind) ? Volatile.Read(ref kind.Count) : 0;

    /// <summary>The kinds that there were, with their counts.</summary>
    internal static IEnumerable<(string Kind, long Count)> ByKind() => s_kinds.Select(static one => (one.Key.ToString(), Volatile.Read(ref one.Value.Count)));

    /// <summary>Adds who is told of the first failure of each kind; those that came before are told at once.</summary>
    internal static void AddReporter(Action<TelemetryFailure, Exception> reporter)
    {
        List<(TelemetryFailure Failure, Exception Exception)> earlier = [];
        lock (s_lock)
        {
            s_reporters += reporter;
            foreach ((TelemetryFailure failure, Kind kind) in s_kinds)
            {
                if (kind.First is { } first) earlier.Add((failure, first));
            }
        }

        foreach ((TelemetryFailure failure, Exception exception) in earlier) Tell(reporter, failure, exception);
    }

    internal static void RemoveReporter(Action<TelemetryFailure, Exception> reporter)
    {
        lock (s_lock) s_reporters -= reporter;
    }

    internal static void Report(TelemetryFailure failure, Exception exception)
    {
        Interlocked.Increment(ref s_count);
        Kind kind = s_kinds.GetOrAdd(failure, static _ => new Kind());
        // Only the first meets others in the lock: a queue that is full fails on every thread, with each item.
        if (Interlocked.Increment(ref kind.Count) > 1) return;
        Action<TelemetryFailure, Exception>? reporters;
        lock (s_lock)
        {
            kind.First = exception;
            reporters = s_reporters;
        }

        InstrumentGenEventSource.Log.TelemetryFailed(failure.ToString(), ErrorTypes.NameOf(exception.GetType()));
        foreach (var reporter in Delegate.EnumerateInvocationList(reporters)) Tell(reporter, failure, exception);
    }

    static void Tell(Action<TelemetryFailure, Exception> reporter, TelemetryFailure failure, Exception exception)
    {
        try
        {
            reporter(failure, exception);
        }
        catch (Exception)
        {
            // Whoever is told of failures failed as well: there is nobody left to tell but the count.
            Interlocked.Increment(ref s_count);
        }
    }

    sealed class Kind
    {
        internal long Count;

        /// <summary>The first of them, under the lock; <see langword="null"/> while it is about to be told.</summary>
        internal Exception? First;
    }
}
