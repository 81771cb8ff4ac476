using InstrumentGen.Analyzers.Flow.Values;

namespace InstrumentGen.Analyzers.Flow.Graph;

/// <summary>A member of an object that must not be recorded with it.</summary>
/// <param name="Path">The way to it: <c>Card.Number</c>.</param>
/// <param name="Kind">By what it is known.</param>
/// <param name="Reason">Why, as half a sentence.</param>
/// <param name="IsSecret">Whether its annotation says that it opens a door.</param>
sealed record SensitiveMember(string Path, OriginKind Kind, string Reason, bool IsSecret);
