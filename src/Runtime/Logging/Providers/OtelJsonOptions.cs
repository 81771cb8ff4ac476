namespace InstrumentGen;

/// <summary>Options of <c>AddOtelJson</c>.</summary>
public sealed class OtelJsonOptions : LogOutputOptions;
