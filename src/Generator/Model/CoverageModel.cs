namespace InstrumentGen.Generator.Model;

/// <summary>How many calls of an operation the compilation makes.</summary>
/// <param name="Id">The operation's id.</param>
/// <param name="Woven">The calls that are woven.</param>
/// <param name="Missed">The calls that no interceptor can take the place of.</param>
sealed record CoverageModel(string Id, int Woven, int Missed);
