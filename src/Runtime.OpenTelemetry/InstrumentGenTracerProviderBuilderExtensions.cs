using InstrumentGen.OpenTelemetry;

namespace OpenTelemetry.Trace;

/// <summary>Adds the spans of InstrumentGen to the OpenTelemetry SDK.</summary>
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
}
