using InstrumentGen;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Has an application write its spans as lines of JSON.</summary>
public static class JsonSpanInstrumentGenBuilderExtensions
{
    /// <summary>Writes each recorded span as a line that is an OTLP document in JSON, to standard output or a file, for those who have no receiver installed.
    /// OpenTelemetry's collector reads such lines by its receiver <c>otlpjsonfile</c>.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Which spans are recorded is decided as by <see cref="SamplingInstrumentGenBuilderExtensions.AddSampling"/>, which this calls: every one, unless its options or
    /// <c>OTEL_TRACES_SAMPLER</c> say otherwise. Who ends a span waits for no output, and allocates nothing for it.</remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddJsonSpans();
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddJsonSpans(this InstrumentGenBuilder builder, Action<JsonSpanOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddSampling();
        builder.Services.AddOptions<JsonSpanOptions>();
        if (configure is not null) builder.Services.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, JsonSpanLifetime>());
        return builder;
    }
}
