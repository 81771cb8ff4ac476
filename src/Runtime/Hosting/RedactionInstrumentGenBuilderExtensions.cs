using InstrumentGen;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says how values that are marked as sensitive are redacted.</summary>
public static class RedactionInstrumentGenBuilderExtensions
{
    /// <summary>Changes how the application redacts.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddRedaction(options => options.HmacKeys["2026-11"] = keyFromTheVault);
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddRedaction(this InstrumentGenBuilder builder, Action<RedactionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>As above, from configuration, whose names are those of <see cref="RedactionOptions"/>. A change of it is followed while the host runs. Nothing is reflected
    /// upon; a value that cannot be read changes nothing towards showing more: its classification is erased.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddRedaction(builder.Configuration.GetSection("Redaction"));
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddRedaction(this InstrumentGenBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.AddSingleton<IOptionsChangeTokenSource<RedactionOptions>>(new ConfigurationChange(configuration));
        builder.Services.Configure<RedactionOptions>(options => RedactionConfiguration.Read(configuration, options));
        return builder;
    }

    sealed class ConfigurationChange(IConfiguration configuration) : IOptionsChangeTokenSource<RedactionOptions>
    {
        public string Name => Options.Options.DefaultName;

        public Primitives.IChangeToken GetChangeToken() => configuration.GetReloadToken();
    }
}
