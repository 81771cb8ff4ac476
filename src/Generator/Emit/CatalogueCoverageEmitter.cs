using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of how many calls of the catalogue's operations are woven.</summary>
static class CatalogueCoverageEmitter
{
    public static string Write(IEnumerable<CoverageModel> coverage) => CatalogueRows.Write("InstrumentGen.OperationCatalogueCoverage", "coverage", coverage, static (json, operation) =>
        json.Value("id", operation.Id).Value("woven", operation.Woven).Value("missed", operation.Missed));
}
