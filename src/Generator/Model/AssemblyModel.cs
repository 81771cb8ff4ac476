namespace InstrumentGen.Generator.Model;

/// <summary>What an assembly says of its operations once.</summary>
/// <param name="ExportedIds">The ids of those that other assemblies can call.</param>
/// <param name="IteratorIds">Those of them that are iterators.</param>
/// <param name="InstrumentedAssemblies">The assemblies whose operations it can run: itself, where it has some, and those it
/// references.</param>
/// <param name="HasGeneratedTypes">Whether anything is generated that other assemblies must not see.</param>
/// <param name="HasPartials">Whether code that the user's own code needs refers to what is generated.</param>
sealed record AssemblyModel(EquatableArray<string> ExportedIds, EquatableArray<string> IteratorIds, EquatableArray<string> InstrumentedAssemblies, bool HasGeneratedTypes, bool HasPartials);
