using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of the assembly's catalogue: what its operations record and which log events it has, as one JSON document. Where they are declared stands in
/// another file, as that changes with every line above.</summary>
static class CatalogueEmitter
{
    /// <summary>The version of the document. It changes when a field changes its meaning or goes; not when one is added.</summary>
    public const int Version = 1;

    public static string Write(CatalogueModel catalogue) => GeneratedFile.JsonAttribute("InstrumentGen.OperationCatalogue", Document(catalogue));

    static JsonWriter Document(CatalogueModel catalogue)
    {
        var json = new JsonWriter();
        using (json.Object())
        {
            json.Value("version", Version);
            using (json.Row("scope")) json.Value("name", catalogue.Scope.Name).Value("version", catalogue.Scope.Version);
            using (json.Array("operations"))
            {
                foreach (CatalogueOperationModel operation in catalogue.Operations) WriteOperation(json, operation);
            }

            CatalogueSignals.Write(json, catalogue.Operations);
            CatalogueLogEvents.Write(json, catalogue.LogEvents);
        }

        return json;
    }

    static void WriteOperation(JsonWriter json, CatalogueOperationModel operation)
    {
        SignalModel signals = operation.Signals;
        using (json.Object())
        {
            json.Value("id", operation.Id).Value("name", operation.Name).Value("function", operation.Function).Value("recordedBy", operation.Owner.ToString().ToLowerInvariant());
            bool canResultsFail = signals.Result is { ErrorName.Length: > 0 };
            if (signals.Span is { } span) WriteSpan(json, span, canResultsFail);

            json.Values("metrics", signals.IsMetered ? CatalogueSignals.Families : []);
            if (signals.IsMetered) json.Values("buckets", signals.Buckets.Count > 0 ? signals.Buckets : CatalogueSignals.DefaultBuckets);
            if (signals.Logged is { IsSilent: false } logged) CatalogueLogs.Write(json, operation.Name, logged);
            if (signals.Audited is { } audited) CatalogueAudits.Write(json, audited, canResultsFail);
            json.Values("expected", signals.Expected.Select(static type => type.Replace(GeneratedFile.Global(""), "")));
            if (signals.Result is { ErrorName.Length: > 0 } result) json.Value("errorWhen", result.ErrorName);
        }
    }

    // What is as it is by default is left out, all but the kind.
    static void WriteSpan(JsonWriter json, SpanModel span, bool canResultsFail)
    {
        bool isPlain = span.Tags.Count == 0 && span.Name is null;
        using (isPlain ? json.Row("span") : json.Object("span"))
        {
            json.Value("kind", span.Kind.ToLowerInvariant());
            if (span.Name is { } name) json.Value("name", name.Template).Values("names", name.Cases.Count == 0 ? [name.Template] : name.Cases.Select(static one => one.Name).Distinct());
            if (span.IsRoot) json.Value("parent", "none");
            if (span.Exceptions != "Type") json.Value("exceptions", span.Exceptions.ToLowerInvariant());
            if (!double.IsNaN(span.SamplingRatio)) json.Value("samplingRatio", span.SamplingRatio);
            CatalogueTags.Write(json, "attributes", span.Tags, canResultsFail);
        }
    }
}
