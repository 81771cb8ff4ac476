using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Starts and stops the spans of one operation. A listener that throws is counted and never reaches the application.</summary>
sealed class OperationSpans
{
    /// <summary>In the place of a moment: the framework reads its own clock, where there is a span at all.</summary>
    internal const long StartsNow = 0;

    readonly ActivitySource _source;
    readonly string _name;
    readonly ActivityKind _kind;
    readonly SpanConstants _tags;
    readonly bool _isRoot;
    readonly ExceptionDetail _exceptions;

    internal OperationSpans(ActivitySource source, OperationDefinition definition)
    {
        _source = source;
        _name = definition.SpanName ?? definition.Name;
        _kind = definition.Kind;
        _isRoot = definition.Root;
        _exceptions = definition.Exceptions;
        _tags = new SpanConstants(SamplingSites.Add(source.Name, definition), definition.Code is { } code ? [.. Position(code)] : []);
    }

    /// <summary>What samplers see of each span.</summary>
    internal SpanConstants Tags => _tags;

    internal bool HasListeners => _source.HasListeners();

    /// <summary>Starts a span at a moment of the raw clock, or returns <see langword="null"/> where nobody keeps it.</summary>
    internal Activity? Start(long timestamp, SpanParent ambient, in SpanStart start)
    {
        Activity? parent = ambient.Activity;
        if (_isRoot && parent is not null && start.Parent == default) return StartRoot(timestamp, ambient, start);
        Activity? span;
        try
        {
            span = _source.StartActivity(start.Name ?? _name, _kind, start.Parent, _tags, start.Links, StartTime(timestamp, parent));
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.ActivityListener, exception);
            // Sampling throws before the span exists, ActivityStarted after it became current: then go on with it, the other listeners
            // have seen it start.
            span = Activity.Current is { } current && current != parent && current.Source == _source ? current : null;
        }

        if (span is { IsAllDataRequested: false }) _tags.RemoveFrom(span);
        return span;
    }

    // An activity without a parent is one that starts where none is current.
    Activity? StartRoot(long timestamp, SpanParent ambient, in SpanStart start)
    {
        SpanStart linked = (start with { IsWanted = true }).LinkedTo(ambient.Activity);
        Restore(default);
        Activity? span = Start(timestamp, default, linked);
        if (span is null) Restore(ambient);
        return span;
    }

    /// <summary>Notes an exception that is an error, as far as the operation asks for it, by the semantic conventions for exceptions on
    /// spans.</summary>
    internal void Note(Activity span, Exception exception)
    {
        if (_exceptions == ExceptionDetail.Type || !span.IsAllDataRequested) return;
        try
        {
            var tags = new ActivityTagsCollection
            {
                ["exception.type"] = ErrorTypes.NameOf(exception.GetType()),
                ["exception.message"] = exception.Message,
            };
            if (_exceptions == ExceptionDetail.StackTrace) tags["exception.stacktrace"] = exception.ToString();
            span.AddEvent(new ActivityEvent("exception", default, tags));
            if (span.Status != ActivityStatusCode.Error) span.SetStatus(ActivityStatusCode.Error, exception.Message);
        }
        catch (Exception failure)
        {
            // The application's own exceptions print themselves.
            TelemetryFailures.Report(TelemetryFailure.TagValue, failure);
        }
    }

    /// <summary>Ends a span. <see cref="Activity.Current"/> is then what the span found, unless the method left another one.</summary>
    internal static void Stop(Activity span, SpanParent parent, long elapsed, Outcome outcome, object? error)
    {
        // Stopping a span makes its parent current, whatever was. To capture the context is for where another one has to come back.
        Activity? ambient = Activity.Current;
        SpanParent after = ambient == span ? parent : new SpanParent(ambient);
        try
        {
            if (outcome != Outcome.Ok && span.IsAllDataRequested) Describe(span, outcome, error);
            span.SetEndTime(span.StartTimeUtc + SpanClock.Shared.ToDuration(elapsed));
            span.Stop();
            // What a span makes current is what it found when it began, and a root finds nothing.
            if (ambient != span || span.Parent != parent.Activity) Restore(after);
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

    static void Describe(Activity span, Outcome outcome, object? error)
    {
        if (outcome == Outcome.Canceled)
        {
            span.SetTag(OutcomeLabel.Key, OutcomeLabel.Canceled);
        }
        else if (outcome == Outcome.Error)
        {
            // The method may have said more of it.
            if (span.Status != ActivityStatusCode.Error) span.SetStatus(ActivityStatusCode.Error);
            if (error is not null) span.SetTag("error.type", ErrorTypes.NameOf(error));
        }
    }

    // The framework stamps its activities with its own clock: a child must not seem to start before the parent that it runs in.
    static DateTimeOffset StartTime(long timestamp, Activity? parent)
    {
        if (timestamp == StartsNow) return default;
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
