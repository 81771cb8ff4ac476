using InstrumentGen;
using InstrumentGen.AspNetCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says how requests are logged.</summary>
public static class AccessLogInstrumentGenBuilderExtensions
{
    /// <summary>Sets the options of <c>app.UseAccessLog()</c>.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="configure"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddAccessLog(options => options.CombinedFile = new LogFileOptions { Path = "logs/access.log" });
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddAccessLog(this InstrumentGenBuilder builder, Action<AccessLogOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        builder.Services.TryAddSingleton<CombinedLog>();
        return builder;
    }
}
