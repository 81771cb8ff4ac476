using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Support;

/// <summary>A provider of somebody else's, that keeps the scopes around records.</summary>
sealed class RecordedScopes : ILoggerProvider, ILogger, ISupportExternalScope
{
    IExternalScopeProvider? _scopes;

    public ConcurrentQueue<KeyValuePair<string, object?>> Values { get; } = new();

    public ConcurrentQueue<string?> Texts { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _scopes!.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _scopes!.ForEachScope(
            static (scope, self) =>
            {
                self.Texts.Enqueue(scope?.ToString());
                if (scope is not IEnumerable<KeyValuePair<string, object?>> values) return;
                foreach (KeyValuePair<string, object?> value in values) self.Values.Enqueue(value);
            },
            this);

    public void Dispose()
    {
    }
}
