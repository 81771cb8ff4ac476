using System.Collections.Frozen;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>What the loggers of a provider share: the format, the queue and what is known of every record.</summary>
sealed class LogOutput(LogFormat format, LogQueue queue, LogOutputOptions options, LogSampler? sampler)
{
    static readonly LogField s_correlationId = new("correlation.id");
    static readonly LogField s_adjustedCount = new("sampling.adjusted_count");
    static readonly IEnumerable<KeyValuePair<string, string?>> s_noBaggage = new Activity("none").Baggage;

    readonly LogField[] _baggage = [.. options.Baggage.Select(static name => new LogField(name))];
    readonly TimeProvider? _time = options.TimeProvider == TimeProvider.System ? null : options.TimeProvider;
    readonly bool _includesScopes = options.IncludeScopes;
    readonly FrozenSet<string>? _omittedScopeValues = options.OmittedScopeValues.Count == 0 ? null : options.OmittedScopeValues.ToFrozenSet(StringComparer.Ordinal);

    Action<Action<object?, LogLine>, LogLine>? _forEachScope;

    internal LogFormat Format => format;

    /// <summary>Decides which records become lines; without it all do.</summary>
    internal LogSampler? Sampler => sampler;

    internal IExternalScopeProvider? Scopes
    {
        get;
        set
        {
            field = value;
            // A generic method of an interface is looked for at every call; a delegate has found it.
            _forEachScope = value is null ? null : value.ForEachScope;
        }
    }

    // The way over the provider and an offset costs twice as much.
    internal DateTime UtcNow() => _time is null ? DateTime.UtcNow : _time.GetUtcNow().UtcDateTime;

    /// <summary>Completes a line that has its message and its own fields, and hands it over.</summary>
    internal void Complete(LogLine line, in LogHead head)
    {
        if (_includesScopes && _forEachScope is { } scopes) LogScopes.Write(line, scopes, head.Span is not null, _omittedScopeValues);
        CorrelationValues? correlation = CorrelationContext.Current;
        if (correlation is not null) line.Field(s_correlationId, correlation.Id);
        if (head.AdjustedCount > 1) new LogFields(line).Add(s_adjustedCount, head.AdjustedCount);
        foreach (LogField field in _baggage) WriteBaggage(line, field, correlation, Activity.Current);
        format.End(line, head);
        queue.Add(line.Written(), head.Level);
    }

    static void WriteBaggage(LogLine line, LogField field, CorrelationValues? correlation, Activity? span)
    {
        string? value = correlation?.Find(field.Name);
        if (value is null && span is not null && !ReferenceEquals(span.Baggage, s_noBaggage)) value = span.GetBaggageItem(field.Name);
        if (value is not null) line.Field(field, value);
    }
}
