using InstrumentGen;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Has an application keep a part of its log records.</summary>
public static class LogSamplingInstrumentGenBuilderExtensions
{
    /// <summary>Drops the log records below <see cref="LogLevel.Warning"/> of traces that are dropped, and what rules say of others, whatever provider they go to.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options, after the section <c>InstrumentGen:Sampling:Logs</c> of the configuration. What its own code or that section
    /// says wrongly keeps the host from starting; what the section says wrongly later changes nothing, and counts in <see cref="TelemetryFailures"/>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks><para>Loggers say that they are not enabled, so nothing of a record is made. Levels and other filters stay what they are.</para>
    /// <para>A filter is asked several times for a record, and does not know its event. So records that belong to no trace are drawn, and rules about events are
    /// applied, by what is asked once: <c>AddEcsJson()</c> and its kin do, each by itself, and Microsoft.Extensions.Telemetry's logger with
    /// <c>AddMicrosoftTelemetrySampling()</c> of the package InstrumentGen.MicrosoftTelemetry. Other providers get all of them.</para></remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddLogSampling(options => options.Rules.Add(new LogSamplingRule { Category = "Shop.Basket", Ratio = 0.1 }));
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddLogSampling(this InstrumentGenBuilder builder, Action<LogSamplingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        LogSamplingServices.Add(builder.Services, configure);
        return builder;
    }
}
