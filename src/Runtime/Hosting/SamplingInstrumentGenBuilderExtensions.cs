using InstrumentGen;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

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
    /// <remarks>
    /// <para>The section <c>InstrumentGen:Sampling</c> of the host's configuration has the last word, and what changes there is in force at once; a value that is none keeps
    /// the host from starting, and later is counted, logged, and changes nothing. Without a ratio, <c>OTEL_TRACES_SAMPLER</c> is read there, and then in the
    /// environment.</para>
    /// <para>The sampler is a service, <see cref="TraceSampler"/>. With the SDK, its builder's <c>SetInstrumentGenSampler()</c> of the package InstrumentGen.OpenTelemetry
    /// takes that one, and nothing else decides.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddSampling(options => options.Ratio = 0.1);
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddSampling(this InstrumentGenBuilder builder, Action<TraceSamplingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<TraceSamplingOptions>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<TraceSamplingOptions>, SamplingConfiguration>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IOptionsChangeTokenSource<TraceSamplingOptions>, SamplingConfiguration>());
        builder.Services.TryAddSingleton<HostedTraceSampling>();
        builder.Services.TryAddSingleton(static services => services.GetRequiredService<HostedTraceSampling>().Sampler);
        if (configure is not null) builder.Services.Configure(configure);
        return builder;
    }
}
