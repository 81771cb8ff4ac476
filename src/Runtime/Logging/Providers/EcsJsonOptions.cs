namespace InstrumentGen;

/// <summary>Options of <c>AddEcsJson</c>.</summary>
public sealed class EcsJsonOptions : LogOutputOptions;
