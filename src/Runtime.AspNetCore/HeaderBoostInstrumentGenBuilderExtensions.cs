using InstrumentGen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Has requests with a header keep more of their traces.</summary>
public static class HeaderBoostInstrumentGenBuilderExtensions
{
    /// <summary>Adds a <see cref="SamplingBoost"/> to the options of <c>AddSampling()</c>, for requests that have a header.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="header">The header's name.</param>
    /// <param name="value">Its value; <see langword="null"/> stands for any.</param>
    /// <param name="ratio">The part of their traces that is kept.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="header"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is none.</exception>
    /// <remarks>Whoever can send the header decides what is recorded: have a proxy take it from strangers, or make its value hard to guess. A request that comes with a
    /// trace follows that trace's decision. The decision is made before the request's activity exists, and so before any middleware: who the user is, is not known
    /// then.</remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddSampling(options => options.Ratio = 0.01).AddHeaderBoost("X-Debug", "7f1c");
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddHeaderBoost(this InstrumentGenBuilder builder, string header, string? value = null, double ratio = 1)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(header);
        _ = SamplingThreshold.FromRatio(ratio);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<IConfigureOptions<TraceSamplingOptions>>(services =>
        {
            var accessor = services.GetRequiredService<IHttpContextAccessor>();
            return new ConfigureOptions<TraceSamplingOptions>(options => options.Boosts.Add(SamplingBoost.When(_ => Has(accessor.HttpContext, header, value), ratio)));
        });
        return builder;
    }

    static bool Has(HttpContext? context, string header, string? value) =>
        context is not null && context.Request.Headers.TryGetValue(header, out var values) && (value is null || values.Contains(value));
}
