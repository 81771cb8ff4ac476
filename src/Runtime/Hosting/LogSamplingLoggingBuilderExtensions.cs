using InstrumentGen;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Logging;

/// <summary>Has logging keep a part of its records.</summary>
public static class LogSamplingLoggingBuilderExtensions
{
    /// <summary>As <see cref="LogSamplingInstrumentGenBuilderExtensions.AddLogSampling(InstrumentGenBuilder, Action{LogSamplingOptions}?)"/>, for logging without a host.</summary>
    /// <param name="builder">The application's logging.</param>
    /// <param name="configure">Changes the options, after the section <c>InstrumentGen:Sampling:Logs</c> of the configuration, where there is one.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddEcsJson().AddLogSampling());
    /// </code>
    /// </example>
    public static ILoggingBuilder AddLogSampling(this ILoggingBuilder builder, Action<LogSamplingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        LogSamplingServices.Add(builder.Services, configure);
        return builder;
    }
}
