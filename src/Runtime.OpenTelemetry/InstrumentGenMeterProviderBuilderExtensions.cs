using InstrumentGen;
using InstrumentGen.OpenTelemetry;

namespace OpenTelemetry.Metrics;

/// <summary>Adds the metrics of InstrumentGen to the OpenTelemetry SDK.</summary>
public static class InstrumentGenMeterProviderBuilderExtensions
{
    /// <summary>Listens to the metrics of all operations that the program can run: the histogram <c>operation.duration</c> in seconds, with
    /// the operation's own bounds where it has some, and the up-down counter <c>operation.active</c>; and to the meter
    /// <c>InstrumentGen</c>, the package's own: what waits, what is dropped and why, what fails, what samplers decide.</summary>
    /// <param name="builder">The SDK's builder.</param>
    /// <param name="assemblies">The assemblies to listen to, by simple name. None stands for the program's own and those it references, as
    /// its build has written them down; name them where the program that runs is not yours, as in a test host or a plug-in.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddInstrumentGen());
    /// </code>
    /// </example>
    public static MeterProviderBuilder AddInstrumentGen(this MeterProviderBuilder builder, params string[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(assemblies);
        SelfMeter.Start();
        return builder.AddMeter([SelfMeter.Name, .. InstrumentedAssemblies.OrOfProgram(assemblies)]);
    }
}
