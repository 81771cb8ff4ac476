using InstrumentGen;
using InstrumentGen.MicrosoftTelemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.Enrichment;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Microsoft.Extensions.Telemetry to InstrumentGen.</summary>
public static class MicrosoftTelemetryInstrumentGenBuilderExtensions
{
    /// <summary>Adds <c>correlation.id</c>, and the baggage that the options name, of <see cref="CorrelationContext"/> to every record that the logger of
    /// Microsoft.Extensions.Telemetry enriches, whatever it is written by. Calling it again changes nothing but the options.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>That logger enriches where <c>logging.EnableEnrichment()</c> of Microsoft.Extensions.Telemetry says so. <c>AddEcsJson()</c> and its kin write
    /// the id by themselves: they need none of this, and behind that logger write it once.</remarks>
    /// <example>
    /// <code>
    /// builder.Logging.EnableEnrichment();
    /// builder.Services.AddInstrumentGen().AddMicrosoftTelemetry();
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddMicrosoftTelemetry(this InstrumentGenBuilder builder, Action<MicrosoftTelemetryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<MicrosoftTelemetryOptions>();
        if (configure is not null) builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ILogEnricher, CorrelationEnricher>());
        return builder;
    }
}
