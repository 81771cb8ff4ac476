using System.Diagnostics;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The gate in a process of its own.</summary>
static class GateProcess
{
    /// <summary>This program's gate, with other arguments.</summary>
    public static ProcessStartInfo Of(params string[] arguments) => new("dotnet", [Environment.GetCommandLineArgs()[0], "gate", .. arguments]);
}
