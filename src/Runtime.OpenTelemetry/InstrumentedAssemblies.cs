using System.Reflection;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The assemblies to listen to.</summary>
static class InstrumentedAssemblies
{
    /// <summary>Those that the caller names, else those that the program's build has written down.</summary>
    internal static string[] OrOfProgram(string[] assemblies)
    {
        if (assemblies.Length > 0) return assemblies;
        IEnumerable<string> written = Assembly.GetEntryAssembly()?.GetCustomAttribute<InstrumentedAssembliesAttribute>()?.Names ?? [];
        return [.. written];
    }
}
