using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the part of the catalogue that says which log events and log scopes an assembly declares.</summary>
static class CatalogueLogEvents
{
    public static void Write(JsonWriter json, EquatableArray<CatalogueLogEventModel> events)
    {
        Write(json, "logEvents", events.Where(static one => !one.IsScope));
        Write(json, "logScopes", events.Where(static one => one.IsScope));
    }

    // A list that would be empty is left out.
    static void Write(JsonWriter json, string list, IEnumerable<CatalogueLogEventModel> events)
    {
        if (!events.Any()) return;
        using (json.Array(list))
        {
            foreach (CatalogueLogEventModel one in events)
            {
                using (json.Object()) WriteEvent(json, one);
            }
        }
    }

    static void WriteEvent(JsonWriter json, CatalogueLogEventModel one)
    {
        json.Value("id", one.Id);
        if (!one.IsScope) json.Value("name", one.Name).Value("eventId", one.EventId);
        json.Value("function", one.Function);
        if (one.Level.Length > 0) json.Value("level", one.Level.ToLowerInvariant());
        json.Value("message", one.Message);
        if (one.Fields.Count == 0) return;
        using (json.Array("fields"))
        {
            foreach (CatalogueFieldModel field in one.Fields)
            {
                using (json.Row())
                {
                    json.Value("name", field.Name);
                    if (field.Redaction.Length > 0) json.Value("redaction", field.Redaction);
                }
            }
        }
    }
}
