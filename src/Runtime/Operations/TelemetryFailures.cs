namespace InstrumentGen;

/// <summary>Counts what failed while telemetry was recorded: a listener, sampler, predicate or log sink that threw. Such a failure never reaches the
/// application.</summary>
/// <remarks>The first failure of each kind is reported through the event source <c>InstrumentGen</c> and, after
/// <c>services.AddInstrumentGen()</c>, as a warning in the log. The report names the exception's type and leaves its message out, as that
/// may hold the application's data.</remarks>
public static class TelemetryFailures
{
    static readonly Lock s_lock = new();
    static readonly Dictionary<TelemetryFailure, Exception> s_first = [];
    static readonly long[] s_byKind = new long[(int)TelemetryFailure.Extension + 1];
    static readonly bool[] s_isTold = new bool[(int)TelemetryFailure.Extension + 1];
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

    internal static long CountOf(TelemetryFailure failure) => Volatile.Read(ref s_byKind[(int)failure]);

    /// <summary>The kinds that there were, with their counts.</summary>
    internal static IEnumerable<(string Kind, long Count)> ByKind()
    {
        for (TelemetryFailure failure = 0; failure <= TelemetryFailure.Extension; failure++)
        {
            if (CountOf(failure) is > 0 and var count) yield return (failure.ToString(), count);
        }
    }

    /// <summary>Adds who is told of the first failure of each kind; those that came before are told at once.</summary>
    internal static void AddReporter(Action<TelemetryFailure, Exception> reporter)
    {
        KeyValuePair<TelemetryFailure, Exception>[] earlier;
        lock (s_lock)
        {
            s_reporters += reporter;
            earlier = [.. s_first];
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
        bool isNamed = (uint)failure < (uint)s_byKind.Length;
        if (isNamed) Interlocked.Increment(ref s_byKind[(int)failure]);
        // Not to meet in the lock: a queue that is full fails on every thread, with each item.
        if (isNamed && Volatile.Read(ref s_isTold[(int)failure])) return;
        Action<TelemetryFailure, Exception>? reporters;
        lock (s_lock)
        {
            if (!s_first.TryAdd(failure, exception)) return;
            if (isNamed) Volatile.Write(ref s_isTold[(int)failure], true);
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
}
