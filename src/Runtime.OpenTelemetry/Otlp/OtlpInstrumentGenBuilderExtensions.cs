using InstrumentGen;
using InstrumentGen.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Has an application export its telemetry by OTLP.</summary>
public static class OtlpInstrumentGenBuilderExtensions
{
    /// <summary>Exports spans, log records and metrics to a receiver of OTLP, such as OpenTelemetry's collector, from the start of the host to its end: those of all
    /// instrumented operations that the program can run, the requests that ASP.NET Core serves and <see cref="HttpClient"/> sends, and what is logged.</summary>
    /// <param name="builder">What <c>services.AddInstrumentGen()</c> returned.</param>
    /// <param name="configure">Changes the options. Calling this again changes them further, and exports nothing twice.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// <para>It uses the OpenTelemetry SDK with providers of its own: what the application adds by <c>AddOpenTelemetry()</c> stays what it is. An endpoint that is no URL
    /// keeps the host from starting, and so does a file of certificates that cannot be used.</para>
    /// <para>Requests that may succeed later are sent again, by the rules of OTLP; queues are bounded; what is lost all the same is counted in
    /// <see cref="OtlpExportCounts"/>. The application never waits for the receiver, but at its end, for <see cref="OtlpExportOptions.ShutdownTimeout"/>.</para>
    /// <para>The levels of records are filtered under the alias <c>Otlp</c>: <c>Logging:Otlp:LogLevel:Default</c>. Traces are sampled by the options of
    /// <c>AddSampling()</c>, else by <c>OTEL_TRACES_SAMPLER</c>.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentGen().AddOtlpExporter();
    /// </code>
    /// </example>
    public static InstrumentGenBuilder AddOtlpExporter(this InstrumentGenBuilder builder, Action<OtlpExportOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<OtlpExportOptions>();
        // The SDK asks the sampler then, so that no listener has to.
        services.AddOptions<TraceSamplingOptions>().PostConfigure<IServiceProvider>(static (sampling, provider) => sampling.UsesListener &= !ExportsTraces(provider));
        if (configure is not null) services.Configure(configure);
        services.TryAddSingleton<OtlpPipeline>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, OtlpLoggerProvider>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OtlpLifetime>());
        return builder;
    }

    static bool ExportsTraces(IServiceProvider services) => OtlpSettings.IsExported(
        OtlpSignal.Traces,
        services.GetRequiredService<IOptions<OtlpExportOptions>>().Value,
        new OtlpVariables(services.GetService<IConfiguration>()));
}
