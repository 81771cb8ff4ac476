using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of how many calls of the catalogue's operations are woven.</summary>
static class CatalogueCoverageEmitter
{
    public static string Write(IEnumerable<CoverageModel> coverage)
    {
        var json = new JsonWriter();
        using (json.Object())
        {
            json.Value("version", CatalogueEmitter.Version);
            using (json.Array("coverage"))
            {
                foreach (CoverageModel operation in coverage)
                {
                    using (json.Row()) json.Value("id", operation.Id).Value("woven", operation.Woven).Value("missed", operation.Missed);
                }
            }
        }

        return GeneratedFile.JsonAttribute("InstrumentGen.OperationCatalogueCoverage", json);
    }
}
