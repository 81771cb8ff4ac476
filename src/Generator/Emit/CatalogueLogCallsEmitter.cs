namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of how many of the assembly's classic log calls are woven.</summary>
static class CatalogueLogCallsEmitter
{
    public static string Write(int woven, int left)
    {
        var json = new JsonWriter();
        using (json.Object())
        {
            json.Value("version", CatalogueEmitter.Version);
            json.Value("woven", woven);
            json.Value("left", left);
        }

        return GeneratedFile.JsonAttribute("InstrumentGen.OperationCatalogueLogCalls", json);
    }
}
