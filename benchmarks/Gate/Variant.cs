namespace InstrumentGen.Benchmarks.Gate;

/// <summary>A way to do the same work.</summary>
/// <param name="Name">Its name in the output.</param>
/// <param name="Run">Does the work so many times.</param>
sealed record Variant(string Name, Action<int> Run);
