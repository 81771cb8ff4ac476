using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InstrumentGen.MicrosoftTelemetry;

/// <summary>Has the logger of Microsoft.Extensions.Telemetry ask a <see cref="LogSampler"/>, once for each record, with its event.</summary>
/// <example>
/// <code>
/// builder.Logging.AddSampler(new InstrumentGenLoggingSampler(new LogSampler(options)));
/// </code>
/// </example>
public sealed class InstrumentGenLoggingSampler : LoggingSampler
{
    readonly LogSampler _sampler;

    /// <summary>Makes one.</summary>
    /// <param name="sampler">What decides. It is told that the logger asks it (<see cref="LogSampler.IsAskedByLogger"/>).</param>
    /// <exception cref="ArgumentNullException"><paramref name="sampler"/> is <see langword="null"/>.</exception>
    public InstrumentGenLoggingSampler(LogSampler sampler)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        sampler.IsAskedByLogger = true;
        _sampler = sampler;
    }

    /// <inheritdoc/>
    public override bool ShouldSample<TState>(in LogEntry<TState> logEntry) => _sampler.Keeps(logEntry.Category, logEntry.LogLevel, logEntry.EventId);
}
