using System.Text.Json;
using System.Text.Json.Nodes;

namespace InstrumentGen.Tool.Catalogues;

/// <summary>Writes catalogues as one JSON document.</summary>
static class CatalogueJson
{
    static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n" };

    public static string Write(IEnumerable<AssemblyCatalogue> catalogues)
    {
        var document = new JsonObject
        {
            ["version"] = Catalogue.KnownVersion,
            ["assemblies"] = new JsonArray([.. catalogues.Select(WithPositions)]),
        };
        return document.ToJsonString(s_options) + "\n";
    }

    static JsonObject WithPositions(AssemblyCatalogue catalogue)
    {
        JsonObject whole = catalogue.Whole.DeepClone().AsObject();
        foreach ((JsonNode? node, CatalogueOperation operation) in whole["operations"]!.AsArray().Zip(catalogue.Known.Operations))
        {
            if (catalogue.Positions.GetValueOrDefault(operation.Id) is not { } position) continue;
            node!.AsObject()["position"] = new JsonObject { ["file"] = position.File, ["line"] = position.Line };
        }

        return whole;
    }
}
