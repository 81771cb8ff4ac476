using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the part of the catalogue that operations have in common: the runtime's own names and bounds.</summary>
static class CatalogueSignals
{
    /// <summary>The bounds in seconds of an operation that has none of its own.</summary>
    public static readonly double[] DefaultBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    /// <summary>The metric families of a metered operation.</summary>
    public static readonly string[] Families = [Active, Duration];

    const string Active = "operation.active";
    const string Duration = "operation.duration";

    const string Ok = "ok";
    const string Error = "error";
    const string Canceled = "canceled";

    /// <summary>The outcomes of calls that have failed, and of all others.</summary>
    public static readonly string[] Failed = [Error];
    public static readonly string[] Unfailed = [Ok, Canceled];

    static readonly string[] s_outcomes = [Ok, Error, Canceled];

    public static void Write(JsonWriter json, IEnumerable<CatalogueOperationModel> operations)
    {
        using (json.Object("spans")) WriteSpans(json, operations.Any(static operation => operation.Signals.Span is not null));
        string[] metered = [.. operations.Where(static operation => operation.Signals.IsMetered).Select(static operation => operation.Name).Distinct().OrderBy(static name => name, StringComparer.Ordinal)];
        using (json.Array("metrics")) WriteMetrics(json, metered);
        using (json.Array("outcomes"))
        {
            foreach (string outcome in s_outcomes)
            {
                using (json.Row()) json.Value("name", outcome).Value("spanStatus", outcome == Error ? "error" : "unset");
            }
        }
    }

    static void WriteSpans(JsonWriter json, bool areTraced)
    {
        using (json.Array("attributes"))
        {
            if (!areTraced) return;
            WriteAttribute(json, "code.file.path", "string", s_outcomes);
            WriteAttribute(json, "code.function.name", "string", s_outcomes);
            WriteAttribute(json, "code.line.number", "int", s_outcomes);
            WriteAttribute(json, "error.type", "string", [Error]);
            WriteAttribute(json, "outcome", "string", [Canceled], [Canceled]);
        }
    }

    static void WriteAttribute(JsonWriter json, string name, string type, string[] outcomes, string[]? values = null)
    {
        using (json.Row())
        {
            json.Value("name", name).Value("type", type).Values("outcomes", outcomes);
            if (values is not null) json.Values("values", values);
        }
    }

    static void WriteMetrics(JsonWriter json, string[] operations)
    {
        if (operations.Length == 0) return;
        using (json.Object())
        {
            json.Value("name", Active).Value("type", "updowncounter").Value("unit", "{call}");
            using (json.Array("labels")) WriteLabel(json, "operation", operations);
        }

        using (json.Object())
        {
            json.Value("name", Duration).Value("type", "histogram").Value("unit", "s");
            using (json.Array("labels"))
            {
                WriteLabel(json, "operation", operations);
                WriteLabel(json, "outcome", s_outcomes);
                using (json.Row()) json.Value("name", "error.type").Values("outcomes", [Error]).Value("limit", 16).Value("other", "_OTHER");
            }
        }
    }

    static void WriteLabel(JsonWriter json, string name, string[] values)
    {
        using (json.Row()) json.Value("name", name).Values("values", values);
    }
}
