using InstrumentGen;
using InstrumentGen.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says how requests get their ids.</summary>
public static class CorrelationInstrumentGenBuilderExtensions
{
    /// <summary>Sets the options of <c>app.UseCorrelation()</c>.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddCorrelation(options => options.Baggage.Add("tenant"));
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddCorrelation(this InstrumentGenBuilder builder, Action<CorrelationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }
}
