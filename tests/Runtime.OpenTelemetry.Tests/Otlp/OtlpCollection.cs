namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>For tests of exporting: what is exported, lost and failed is counted for the process, and providers hear of each other's spans. They run one by one.</summary>
[CollectionDefinition(nameof(OtlpCollection), DisableParallelization = true)]
public sealed class OtlpCollection;
