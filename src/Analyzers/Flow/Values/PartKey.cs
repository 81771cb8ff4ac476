namespace InstrumentGen.Analyzers.Flow.Values;

/// <summary>A part of what a variable holds: an element of its tuple, a member of its anonymous object.</summary>
/// <param name="Whole">The variable.</param>
/// <param name="Name">The part's name.</param>
sealed record PartKey(object Whole, string Name);
