using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of the places where the catalogue's operations are declared.</summary>
static class CataloguePositionEmitter
{
    public static string Write(IEnumerable<PositionModel> positions)
    {
        var json = new JsonWriter();
        using (json.Object())
        {
            json.Value("version", CatalogueEmitter.Version);
            using (json.Array("positions"))
            {
                foreach (PositionModel position in positions)
                {
                    using (json.Row()) json.Value("id", position.Id).Value("file", position.File).Value("line", position.Line);
                }
            }
        }

        return GeneratedFile.JsonAttribute("InstrumentGen.OperationCataloguePositions", json);
    }
}
