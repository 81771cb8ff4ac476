using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of the places where the catalogue's operations are declared.</summary>
static class CataloguePositionEmitter
{
    public static string Write(IEnumerable<PositionModel> positions) => CatalogueRows.Write("InstrumentGen.OperationCataloguePositions", "positions", positions, static (json, position) =>
        json.Value("id", position.Id).Value("file", position.File).Value("line", position.Line));
}
