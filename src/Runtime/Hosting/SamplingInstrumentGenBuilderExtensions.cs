using InstrumentGen;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Has an application keep a part of its traces.</summary>
public static class SamplingInstrumentGenBuilderExtensions
{
    /// <summary>Decides which traces are kept, from the start of the host (before any other hosted service starts) to its end, where no OpenTelemetry
    /// SDK does.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options. An <see cref="ArgumentOutOfRangeException"/> of theirs keeps the host from starting.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>With the SDK, its builder's <c>SetInstrumentGenSampler()</c> of the package InstrumentGen.OpenTelemetry is the same; not both, as a span is
    /// made where either wants it.</remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddSampling(options => options.Ratio = 0.1);
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddSampling(this InstrumentGenBuilder builder, Action<TraceSamplingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<TraceSamplingOptions>();
        builder.Services.TryAddSingleton<TraceSamplingRequest>();
        if (configure is not null) builder.Services.Configure(configure);
        return builder;
    }
}
