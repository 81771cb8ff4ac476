using InstrumentGen;
using InstrumentGen.MicrosoftTelemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Has the logger of Microsoft.Extensions.Telemetry keep a part of an application's log records.</summary>
public static class MicrosoftTelemetrySamplingInstrumentGenBuilderExtensions
{
    /// <summary>As <c>AddLogSampling()</c>, and has the logger of Microsoft.Extensions.Telemetry decide on each record once: so records that belong to no trace are drawn,
    /// and rules about events applied, for every provider behind it. Calling it again changes nothing but the options.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options, after the section <c>InstrumentGen:Sampling:Logs</c> of the configuration.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>That logger is there where <c>logging.EnableEnrichment()</c>, <c>EnableRedaction()</c> or a sampler of Microsoft.Extensions.Telemetry says so; where it is
    /// not, this is <c>AddLogSampling()</c>. It takes one sampler, that which was added last.</remarks>
    /// <example>
    /// <code>
    /// builder.Logging.EnableEnrichment();
    /// builder.Services.AddInstrumentGen().AddMicrosoftTelemetrySampling(options => options.Rules.Add(new LogSamplingRule { Ratio = 0.1 }));
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddMicrosoftTelemetrySampling(this InstrumentGenBuilder builder, Action<LogSamplingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddLogSampling(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<LoggingSampler, InstrumentGenLoggingSampler>());
        return builder;
    }
}
