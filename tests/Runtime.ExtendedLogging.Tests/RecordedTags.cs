using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.ExtendedLogging.Tests;

/// <summary>Somebody else's provider: keeps the names and values of each record, sorted, as the list that every provider reads.</summary>
sealed class RecordedTags : ILoggerProvider, ILogger
{
    public List<string> Records { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var tags = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
        Records.Add(string.Join(' ', tags.Where(static tag => tag.Key != "{OriginalFormat}").Select(static tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal)));
    }

    public void Dispose()
    {
    }
}
