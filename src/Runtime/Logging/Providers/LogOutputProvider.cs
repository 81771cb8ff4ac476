using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Gives loggers that write lines of one format. Each format has a provider of its own, since filters know providers by their alias.</summary>
abstract class LogOutputProvider : ILoggerProvider, ISupportExternalScope
{
    readonly ConcurrentDictionary<string, LogOutputLogger> _loggers = new();
    readonly LogQueue _queue;
    readonly LogOutput _output;

    protected LogOutputProvider(LogFormat format, LogOutputOptions options, LogSampler? sampler)
    {
        _queue = new LogQueue(SinkOf(options), options.Queue, options.TimeProvider);
        _output = new LogOutput(format, _queue, options, sampler);
    }

    public ILogger CreateLogger(string categoryName) =>
        _loggers.GetOrAdd(categoryName, static (category, output) => new LogOutputLogger(output, category), _output);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _output.Scopes = scopeProvider;

    /// <summary>Waits until everything that was logged before is written.</summary>
    internal bool Flush(TimeSpan timeout) => _queue.Flush(timeout);

    public void Dispose() => _queue.Dispose();

    static ILogSink SinkOf(LogOutputOptions options) =>
        options.Sink ?? (options.File is { } file ? new RollingFileSink(file, options.TimeProvider) : new StandardOutputSink());
}
