using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the part of the catalogue that says what is logged of an operation's calls: a row for each event at each of its levels.</summary>
static class CatalogueLogs
{
    public static void Write(JsonWriter json, string operation, LoggedModel logged)
    {
        using (json.Object("logs"))
        {
            json.Value("category", logged.Category);
            if (logged.Exceptions != "Type") json.Value("exceptions", logged.Exceptions.ToLowerInvariant());
            using (json.Array("events"))
            {
                WriteEvent(json, operation + ".start", logged.StartEvent, logged.Start, []);
                WriteEvent(json, operation + ".end", logged.EndEvent, logged.Level, CatalogueSignals.Unfailed);
                WriteEvent(json, operation + ".end", logged.EndEvent, logged.FailureLevel, CatalogueSignals.Failed);
            }
        }
    }

    static void WriteEvent(JsonWriter json, string name, int number, string level, string[] outcomes)
    {
        if (level == LoggedModel.None) return;
        using (json.Row())
        {
            json.Value("name", name).Value("id", number).Value("level", level.ToLowerInvariant());
            if (outcomes.Length > 0) json.Values("outcomes", outcomes);
        }
    }
}
