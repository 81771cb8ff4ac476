using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A record of an operation, as any provider sees it.</summary>
sealed record OperationRecord(
    string Category,
    LogLevel Level,
    EventId EventId,
    string Message,
    IReadOnlyList<KeyValuePair<string, object?>> Values,
    Exception? Exception,
    ActivityTraceId? TraceId,
    ActivitySpanId? SpanId)
{
    internal object? this[string name] => Values.SingleOrDefault(value => value.Key == name).Value;
}

/// <summary>A factory that keeps what is logged, and that operations log to until it is disposed.</summary>
sealed class OperationLogRecorder : ILoggerFactory
{
    readonly ConcurrentQueue<OperationRecord> _records = new();
    readonly ConcurrentQueue<string> _made = new();
    readonly IDisposable _inForce;

    internal OperationLogRecorder() => _inForce = OperationLogs.UseLoggerFactory(this);

    internal IReadOnlyList<OperationRecord> Records => [.. _records];

    internal OperationRecord Record => Assert.Single(Records);

    /// <summary>The categories for which a logger was made, in order.</summary>
    internal IReadOnlyList<string> Made => [.. _made];

    internal Func<LogLevel, bool> IsEnabled { get; set; } = static _ => true;

    /// <summary>What a logger does besides, when it is written to.</summary>
    internal Action OnLog { get; set; } = static () => { };

    public ILogger CreateLogger(string categoryName)
    {
        _made.Enqueue(categoryName);
        return new Logger(this, categoryName);
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() => _inForce.Dispose();

    sealed class Logger(OperationLogRecorder recorder, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => recorder.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
            recorder._records.Enqueue(new OperationRecord(
                category, logLevel, eventId, formatter(state, exception), [.. values], exception, Activity.Current?.TraceId, Activity.Current?.SpanId));
            recorder.OnLog();
        }
    }
}
