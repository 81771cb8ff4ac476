namespace InstrumentGen.Runtime.AspNetCore.Tests.Support;

/// <summary>Tests that measure the process, or change what is the process's.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
