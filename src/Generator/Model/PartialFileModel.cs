namespace InstrumentGen.Generator.Model;

/// <summary>The halves of the partial methods of one type.</summary>
/// <param name="FileName">The beginning of the file's name.</param>
/// <param name="Halves">The halves in a stable order.</param>
sealed record PartialFileModel(string FileName, EquatableArray<PartialHalfModel> Halves);

/// <summary>One half, with or without telemetry.</summary>
/// <param name="Partial">The method.</param>
/// <param name="Operation">The operation that it is; <see langword="null"/> where nothing is recorded, and the call is passed on.</param>
/// <param name="Probe">The operation's probe, fully named; else empty.</param>
sealed record PartialHalfModel(PartialModel Partial, OperationModel? Operation, string Probe);
