namespace InstrumentGen.OpenTelemetry;

/// <summary>The assemblies to listen to.</summary>
static class InstrumentedAssemblies
{
    /// <summary>Those that the caller names, else those that the program's build has written down.</summary>
    internal static string[] OrOfProgram(string[] assemblies) => assemblies.Length > 0 ? assemblies : [.. InstrumentedAssembliesAttribute.OfProgram];
}
