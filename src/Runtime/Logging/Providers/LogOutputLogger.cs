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
            line.Begin(output.Format.Style);
            if (LogStateCodec<TState>.Instance is { } codec)
            {
                LogHead head = HeadOf(logLevel, eventId, codec.EventOf(in state), exception, adjustedCount);
                output.Format.Begin(line, head);
                codec.WriteMessage(in state, line);
                output.Format.BeginFields(line, head);
                codec.WriteFields(in state, line);
                if (head.Event is { HasSchemaNames: true }) output.Format.EndSchemaFields(line);
                output.Complete(line, head);
            }
            else
            {
                LogHead head = HeadOf(logLevel, eventId, null, exception, adjustedCount);
                output.Format.Begin(line, head);
                line.Text(ListedState.MessageOf(state, exception, formatter));
                output.Format.BeginFields(line, head);
                ListedState.WriteFields(line, state);
                output.Complete(line, head);
            }
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
