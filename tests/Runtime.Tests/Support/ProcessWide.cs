namespace InstrumentGen.Runtime.Tests;

/// <summary>For tests of what the whole process shares: whether any reader lives, and the count of telemetry failures. They run one by one
/// while nothing else runs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "Process-wide state";
}
