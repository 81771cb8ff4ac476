using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Writes the records of one operation. A logger that throws is counted and never reaches the application.</summary>
sealed class OperationLog
{
    // What a logger calls may be an operation that is logged itself, and so on without end.
    [ThreadStatic]
    static bool s_isInLogger;

    readonly OperationLogDefinition _definition;
    readonly OperationEvents _events;
    OperationLogger? _logger;

    internal OperationLog(OperationDefinition operation, OperationLogDefinition definition)
    {
        _definition = definition;
        _events = new OperationEvents(operation, definition);
    }

    /// <summary>Whether a call would leave a record, however it ends.</summary>
    internal bool IsActive => OperationLogs.Current is { } source && IsWanted(source);

    /// <summary>What a call keeps of an exception that is an error: the exception itself where records say more of it than its type.</summary>
    internal object ErrorOf(Exception exception) => _definition.Exceptions == ExceptionDetail.Type ? exception.GetType() : exception;

    /// <summary>Lets go of a factory's logger.</summary>
    internal void Forget(OperationLoggers source)
    {
        if (_logger is { } held && held.Source == source) Interlocked.CompareExchange(ref _logger, null, held);
    }

    /// <summary>Writes that a call begins. Its span is current.</summary>
    internal void WriteStart()
    {
        if (_definition.Start == LogLevel.None || OperationLogs.Current is not { } source || s_isInLogger) return;
        s_isInLogger = true;
        try
        {
            if (Enabled(source, _definition.Start) is { } logger) LogEvents.Write(logger, _definition.Start, new OperationStarted(_events));
        }
        catch (Exception failure)
        {
            TelemetryFailures.Report(TelemetryFailure.OperationLogger, failure);
        }
        finally
        {
            s_isInLogger = false;
        }
    }

    /// <summary>Writes how a call has ended, as a record of its span or, where it has none, of the activity that it began in.</summary>
    internal void WriteEnd(Activity? span, Activity? parent, long elapsed, Outcome outcome, object? error)
    {
        if (OperationLogs.Current is not { } source || s_isInLogger) return;
        s_isInLogger = true;
        try
        {
            LogLevel level = outcome == Outcome.Error ? _definition.FailureLevel : _definition.Level;
            var state = new OperationEnded(_events, outcome, elapsed, error, _definition.Exceptions);
            Exception? exception = _definition.Exceptions == ExceptionDetail.StackTrace ? error as Exception : null;
            Write(source, level, state, exception, span ?? parent);
        }
        catch (Exception failure)
        {
            TelemetryFailures.Report(TelemetryFailure.OperationLogger, failure);
        }
        finally
        {
            s_isInLogger = false;
        }
    }

    // The thread that completes a task has an activity of its own, or none.
    void Write(OperationLoggers source, LogLevel level, in OperationEnded state, Exception? exception, Activity? activity)
    {
        Activity? ambient = Activity.Current;
        if (ambient == activity)
        {
            WriteEnabled(source, level, state, exception);
            return;
        }

        // To change the current activity allocates. Where no sampler looks at it, what is enabled is so with any.
        if (!LogSamplingFilter.IsUsed && Enabled(source, level) is null) return;

        var outside = new SpanParent(ambient);
        try
        {
            Activity.Current = Settable(activity, ambient);
            WriteEnabled(source, level, state, exception);
        }
        finally
        {
            OperationSpans.Restore(outside);
        }
    }

    void WriteEnabled(OperationLoggers source, LogLevel level, in OperationEnded state, Exception? exception)
    {
        if (Enabled(source, level) is { } logger) LogEvents.Write(logger, level, state, exception);
    }

    // The framework refuses to make an activity current that has stopped. A record of another trace would be worse than one of none.
    static Activity? Settable(Activity? activity, Activity? ambient)
    {
        if (activity is not { IsStopped: true }) return activity;
        return ambient is { IsStopped: false } && ambient.TraceId == activity.TraceId ? ambient : null;
    }

    // Asked before each call. The level of failures comes first: it is hardly ever switched off.
    bool IsWanted(OperationLoggers source)
    {
        if (s_isInLogger) return false;
        s_isInLogger = true;
        try
        {
            return (Enabled(source, _definition.FailureLevel) ?? Enabled(source, _definition.Level) ?? Enabled(source, _definition.Start)) is not null;
        }
        catch (Exception failure)
        {
            TelemetryFailures.Report(TelemetryFailure.OperationLogger, failure);
            return false;
        }
        finally
        {
            s_isInLogger = false;
        }
    }

    // Loggers may take None for the highest of levels.
    ILogger? Enabled(OperationLoggers source, LogLevel level) =>
        level != LogLevel.None && LoggerOf(source) is { } logger && logger.IsEnabled(level) ? logger : null;

    ILogger? LoggerOf(OperationLoggers source)
    {
        if (_logger is { } held && held.Source == source) return held.Logger;
        ILogger? logger = source.Create(_definition.Category);
        Interlocked.Exchange(ref _logger, new OperationLogger(source, logger));
        // It may have been taken back meanwhile, and nobody would ask to forget it again.
        if (OperationLogs.Current != source) Forget(source);
        return logger;
    }
}
