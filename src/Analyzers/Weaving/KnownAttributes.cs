using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells whether a compilation knows our attributes: one that does not has nothing to analyze.</summary>
static class KnownAttributes
{
    public static bool AreIn(Compilation compilation) => !compilation.GetTypesByMetadataName(MetadataNames.Traced).IsEmpty;
}
