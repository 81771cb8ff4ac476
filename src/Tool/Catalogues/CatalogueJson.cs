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
            ["assemblies"] = new JsonArray([.. catalogues.Select(WithPlaces)]),
        };
        return document.ToJsonString(s_options) + "\n";
    }

    static JsonObject WithPlaces(AssemblyCatalogue catalogue)
    {
        JsonObject whole = catalogue.Whole.DeepClone().AsObject();
        foreach ((JsonNode? node, CatalogueOperation operation) in whole["operations"]!.AsArray().Zip(catalogue.Known.Operations))
        {
            JsonObject written = node!.AsObject();
            if (catalogue.Positions.GetValueOrDefault(operation.Id) is { } position) written["position"] = new JsonObject { ["file"] = position.File, ["line"] = position.Line };
            if (catalogue.Coverage.GetValueOrDefault(operation.Id) is { } coverage) written["calls"] = new JsonObject { ["woven"] = coverage.Woven, ["missed"] = coverage.Missed };
        }

        if (catalogue.LogCalls is { } calls) whole["logCalls"] = new JsonObject { ["woven"] = calls.Woven, ["left"] = calls.Left };
        return whole;
    }
}
