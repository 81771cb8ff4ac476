using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Starts and stops the spans of one operation. A listener that throws is counted and never reaches the application.</summary>
sealed class OperationSpans
{
    readonly ActivitySource _source;
    readonly string _name;
    readonly ActivityKind _kind;
    readonly SpanTags? _tags;

    internal OperationSpans(ActivitySource source, OperationDefinition definition)
    {
        _source = source;
        _name = definition.Name;
        _kind = definition.Kind;
        _tags = definition.Code is { } code ? new SpanTags([.. Position(code)]) : null;
    }

    internal bool HasListeners => _source.HasListeners();

    /// <summary>Starts a span at a moment of the raw clock, or returns <see langword="null"/> where nobody keeps it.</summary>
    internal Activity? Start(long timestamp, Activity? parent)
    {
        Activity? span;
        try
        {
            span = _source.StartActivity(_name, _kind, default(ActivityContext), _tags, null, StartTime(timestamp, parent));
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.ActivityListener, exception);
            // Sampling throws before the span exists, ActivityStarted after it became current: then go on with it, the other listeners
            // have seen it start.
            span = Activity.Current is { } current && current != parent && current.Source == _source ? current : null;
        }

        if (span is { IsAllDataRequested: false }) _tags?.RemoveFrom(span);
        return span;
    }

    /// <summary>Ends a span. <see cref="Activity.Current"/> is then what the span found, unless the method left another one.</summary>
    internal static void Stop(Activity span, SpanParent parent, long elapsed, Outcome outcome, Type? error)
    {
        // Stopping a span makes its parent current, whatever was. To capture the context is for where another one has to come back.
        Activity? ambient = Activity.Current;
        SpanParent after = ambient == span ? parent : new SpanParent(ambient);
        try
        {
            if (outcome != Outcome.Ok && span.IsAllDataRequested) Describe(span, outcome, error);
            span.SetEndTime(span.StartTimeUtc + SpanClock.Shared.ToDuration(elapsed));
            span.Stop();
            if (ambient != span) Restore(after);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.ActivityListener, exception);
            Restore(after);
        }
    }

    /// <summary>Makes an activity current where it is not that already: each set allocates an execution context.</summary>
    internal static void Restore(SpanParent parent)
    {
        try
        {
            if (Activity.Current != parent.Activity) parent.MakeCurrent();
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.ActivityListener, exception);
        }
    }

    static void Describe(Activity span, Outcome outcome, Type? error)
    {
        if (outcome == Outcome.Canceled)
        {
            span.SetTag(OutcomeLabel.Key, OutcomeLabel.Canceled);
        }
        else if (outcome == Outcome.Error)
        {
            span.SetStatus(ActivityStatusCode.Error);
            if (error is not null) span.SetTag("error.type", ErrorTypes.NameOf(error));
        }
    }

    // The framework stamps its activities with its own clock: a child must not seem to start before the parent that it runs in.
    static DateTimeOffset StartTime(long timestamp, Activity? parent)
    {
        DateTime start = SpanClock.Shared.ToUtc(timestamp);
        return parent is not null && parent.StartTimeUtc > start ? parent.StartTimeUtc : start;
    }

    static IEnumerable<KeyValuePair<string, object?>> Position(CodePosition code)
    {
        yield return new("code.function.name", code.Function);
        if (code.File is not null) yield return new("code.file.path", code.File);
        if (code.Line > 0) yield return new("code.line.number", code.Line);
    }
}
