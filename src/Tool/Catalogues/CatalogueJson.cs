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
            Place(written, operation.Id, catalogue);
            if (catalogue.Coverage.GetValueOrDefault(operation.Id) is { } coverage) written["calls"] = new JsonObject { ["woven"] = coverage.Woven, ["missed"] = coverage.Missed };
        }

        foreach ((JsonNode? node, CatalogueLogEvent one) in Listed(whole, "logEvents").Zip(catalogue.Known.LogEvents ?? [])) Place(node!.AsObject(), one.Id, catalogue);
        foreach ((JsonNode? node, CatalogueLogScope one) in Listed(whole, "logScopes").Zip(catalogue.Known.LogScopes ?? [])) Place(node!.AsObject(), one.Id, catalogue);
        if (catalogue.LogCalls is { } calls) whole["logCalls"] = new JsonObject { ["woven"] = calls.Woven, ["left"] = calls.Left };
        return whole;
    }

    static JsonArray Listed(JsonObject whole, string list) => whole[list]?.AsArray() ?? [];

    static void Place(JsonObject written, string id, AssemblyCatalogue catalogue)
    {
        if (catalogue.Positions.GetValueOrDefault(id) is { } position) written["position"] = new JsonObject { ["file"] = position.File, ["line"] = position.Line };
    }
}
