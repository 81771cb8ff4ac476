using System.Diagnostics;
using InstrumentGen;
using InstrumentGen.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OpenTelemetry.Trace;

/// <summary>Adds the spans of InstrumentGen to the OpenTelemetry SDK, and its sampler.</summary>
public static class InstrumentGenTracerProviderBuilderExtensions
{
    /// <summary>Listens to the spans of all operations that the program can run.</summary>
    /// <param name="builder">The SDK's builder.</param>
    /// <param name="assemblies">The assemblies to listen to, by simple name. None stands for the program's own and those it references, as
    /// its build has written them down; name them where the program that runs is not yours, as in a test host or a plug-in.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddOpenTelemetry()
    ///     .WithTracing(tracing => tracing.AddInstrumentGen())
    ///     .WithMetrics(metrics => metrics.AddInstrumentGen());
    /// </code>
    /// </example>
    public static TracerProviderBuilder AddInstrumentGen(this TracerProviderBuilder builder, params string[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(assemblies);
        string[] names = InstrumentedAssemblies.OrOfProgram(assemblies);
        return names.Length == 0 ? builder : builder.AddSource(names);
    }

    /// <summary>Keeps a part of all traces, the same ones in every service, by OpenTelemetry's consistent probability sampling.</summary>
    /// <param name="builder">The SDK's builder.</param>
    /// <param name="ratio">The part of the traces that is kept: 1 keeps every one, 0 none. Between them the least is 2<sup>-56</sup>.</param>
    /// <param name="followsParent">Whether a span with a parent is kept exactly where its parent is.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is neither 0 nor from 2<sup>-56</sup> to 1.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddOpenTelemetry()
    ///     .WithTracing(tracing => tracing.AddInstrumentGen().SetInstrumentGenSampler(0.1));
    /// </code>
    /// </example>
    public static TracerProviderBuilder SetInstrumentGenSampler(this TracerProviderBuilder builder, double ratio, bool followsParent = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.SetSampler(new InstrumentGenSampler(new ProbabilitySampler(ratio, followsParent)));
    }

    /// <summary>As above, by the sampler of <c>AddInstrumentGen().AddSampling()</c> where the application has one: with its section of the configuration, ratios of operations, rate
    /// and boosts. Without it, by the ratio that <c>OTEL_TRACES_SAMPLER</c> and <c>OTEL_TRACES_SAMPLER_ARG</c> ask for, in the application's configuration, of
    /// which the environment is a part; without them every trace is kept.</summary>
    /// <param name="builder">The SDK's builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// tracing.AddInstrumentGen().SetInstrumentGenSampler();
    /// </code>
    /// </example>
    public static TracerProviderBuilder SetInstrumentGenSampler(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        // The SDK asks the sampler, so that no listener has to.
        builder.ConfigureServices(static services => services.Configure<TraceSamplingOptions>(static options => options.UsesListener = false));
        return builder.SetSampler(static services =>
        {
            if (services.GetService<TraceSampler>() is { } sampler) return new InstrumentGenSampler(sampler);
            IConfiguration? configuration = services.GetService<IConfiguration>();
            return new InstrumentGenSampler(ProbabilitySampler.FromEnvironment(configuration is null ? null : name => configuration[name]));
        });
    }

    /// <summary>Adds a processor that exports, behind the limit of <see cref="TraceSamplingOptions.SpansPerExport"/>: at most so many spans leave in one
    /// <see cref="TraceSamplingOptions.ExportWindow"/>, an unbiased part of what came, with raised adjusted counts. Errors, slow spans and audited ones go first.</summary>
    /// <param name="builder">The SDK's builder.</param>
    /// <param name="processor">Makes the processor that exports, such as a <see cref="BatchActivityExportProcessor"/>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <remarks>The limit is that of the sampler of <c>AddInstrumentGen().AddSampling()</c>, whose options and configuration hold it; without it there is none.</remarks>
    /// <example>
    /// <code>
    /// tracing.AddInstrumentGen().SetInstrumentGenSampler().AddExportLimit(services => new BatchActivityExportProcessor(exporter));
    /// </code>
    /// </example>
    public static TracerProviderBuilder AddExportLimit(this TracerProviderBuilder builder, Func<IServiceProvider, BaseProcessor<Activity>> processor)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(processor);
        return builder.AddProcessor(services => services.GetService<TraceSampler>() is { } sampler
            ? new ExportLimitProcessor(processor(services), sampler, services.GetService<TimeProvider>())
            : processor(services));
    }
}
