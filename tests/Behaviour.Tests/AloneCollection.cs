namespace InstrumentGen.Behaviour.Tests;

/// <summary>Tests that listen to the whole assembly in a harmful way, or count bytes: they run alone.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
