namespace InstrumentGen.Generator.Model;

/// <summary>What is recorded of an operation.</summary>
/// <param name="Kind">The name of the span's <c>ActivityKind</c>, or <see langword="null"/> where calls are no spans.</param>
/// <param name="IsMetered">Whether RED metrics are kept.</param>
/// <param name="Buckets">The duration's bounds in seconds; empty for the default.</param>
/// <param name="Expected">The exception types that are an ordinary answer, fully qualified.</param>
sealed record SignalModel(string? Kind, bool IsMetered, EquatableArray<double> Buckets, EquatableArray<string> Expected);
