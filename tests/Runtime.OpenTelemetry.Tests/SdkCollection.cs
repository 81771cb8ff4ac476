namespace InstrumentGen.Runtime.OpenTelemetry.Tests;

/// <summary>For tests whose provider listens to this assembly: two samplers would hear the same spans. They run one by one.</summary>
[CollectionDefinition(nameof(SdkCollection))]
public sealed class SdkCollection;
