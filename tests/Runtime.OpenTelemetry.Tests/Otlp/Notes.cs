using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>Keeps what is logged of exporting.</summary>
sealed class Notes : ILoggerProvider, ILogger
{
    readonly Lock _lock = new();
    readonly List<(LogLevel Level, string Message)> _all = [];

    internal IReadOnlyList<(LogLevel Level, string Message)> All
    {
        get
        {
            lock (_lock) return [.. _all];
        }
    }

    public ILogger CreateLogger(string categoryName) => categoryName == "InstrumentGen.Otlp" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lock) _all.Add((logLevel, formatter(state, exception)));
    }

    public void Dispose()
    {
    }
}
