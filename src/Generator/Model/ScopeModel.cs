namespace InstrumentGen.Generator.Model;

/// <summary>An assembly, as its telemetry names it.</summary>
sealed record ScopeModel(string Name, string Version);
