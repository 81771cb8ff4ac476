using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>The logger of a category.</summary>
sealed class LogOutputLogger(LogOutput output, string category) : ILogger
{
    readonly byte[] _category = output.Format.CategoryOf(category);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => output.Scopes?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Trace and < LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        double adjustedCount = 0;
        if (output.Sampler is { } sampler)
        {
            LogDecision decision = sampler.DecideBehindLogger(category, logLevel, eventId);
            if (!decision.IsKept) return;
            adjustedCount = decision.AdjustedCount ?? 0;
        }

        LogLine line = LogLine.Take();
        try
        {
            if (LogStateCodec<TState>.Instance is { } codec) Write(line, codec, in state, HeadOf(logLevel, eventId, codec.EventOf(in state), exception, adjustedCount));
            else WriteListed(line, state, HeadOf(logLevel, eventId, null, exception, adjustedCount), formatter);
        }
        catch (Exception failure)
        {
            TelemetryFailures.Report(TelemetryFailure.LogRecord, failure);
        }
        finally
        {
            line.Return();
        }
    }

    void Write<TState>(LogLine line, LogStateCodec<TState> codec, in TState state, in LogHead head)
    {
        LogFormat format = output.Format;
        line.Begin(format.Style);
        if (format.Begin(line, head)) codec.WriteMessage(in state, line);
        format.BeginFields(line, head);
        codec.WriteFields(in state, line);
        if (head.Event is { HasSchemaNames: true }) format.EndSchemaFields(line);
        output.Complete(line, head);
    }

    void WriteListed<TState>(LogLine line, TState state, LogHead head, Func<TState, Exception?, string>? formatter)
    {
        LogFormat format = output.Format;
        if (format.WantsTemplates) head = head with { Template = ListedState.TemplateOf(state) };
        line.Begin(format.Style);
        if (format.Begin(line, head)) line.Text(ListedState.MessageOf(state, head.Exception, formatter));
        format.BeginFields(line, head);
        ListedState.WriteFields(line, state);
        output.Complete(line, head);
    }

    LogHead HeadOf(LogLevel level, EventId eventId, LogEventDefinition? known, Exception? exception, double adjustedCount) => new()
    {
        Level = level,
        EventId = eventId,
        Event = known,
        Category = _category,
        Utc = output.UtcNow(),
        Span = Activity.Current is { IdFormat: ActivityIdFormat.W3C } span ? span : null,
        Exception = exception,
        AdjustedCount = adjustedCount,
    };
}
