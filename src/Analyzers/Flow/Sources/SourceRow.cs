using InstrumentGen.Analyzers.Flow.Values;

namespace InstrumentGen.Analyzers.Flow.Sources;

/// <summary>A row of the table of sources: members whose values the framework's documentation tells enough about.</summary>
/// <param name="Type">The type's full name, without type parameters.</param>
/// <param name="Members">The members' names, separated by spaces; <c>[]</c> is the indexer.</param>
/// <param name="Kind">What is in question of the value; <see langword="null"/> where it is harmless.</param>
/// <param name="Reason">Why, as half a sentence.</param>
sealed record SourceRow(string Type, string Members, OriginKind? Kind, string Reason);
