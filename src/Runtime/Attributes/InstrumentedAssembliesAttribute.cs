using System.Reflection;

namespace InstrumentGen;

/// <summary>Names the assemblies whose operations a program can run: its own and those that it references. The build writes it, so that a
/// program can listen to all of them without naming them.</summary>
/// <param name="names">Simple names of assemblies, which are the names of their <see cref="System.Diagnostics.ActivitySource"/>s and
/// <see cref="System.Diagnostics.Metrics.Meter"/>s.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class InstrumentedAssembliesAttribute(params string[] names) : Attribute
{
    /// <summary>Simple names of assemblies.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <summary>The names that the running program has; none where its entry assembly was built without InstrumentGen, or there is none.</summary>
    public static IReadOnlyList<string> OfProgram => Assembly.GetEntryAssembly()?.GetCustomAttribute<InstrumentedAssembliesAttribute>()?.Names ?? [];
}
