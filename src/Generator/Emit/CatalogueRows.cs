namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the files of what stands apart from the catalogue because it changes more often: a document of one list, with a row for each
/// operation.</summary>
static class CatalogueRows
{
    /// <summary>The file.</summary>
    /// <param name="attribute">The attribute that holds the document.</param>
    /// <param name="list">The name of the list.</param>
    /// <param name="items">What it lists.</param>
    /// <param name="write">Writes the values of a row.</param>
    public static string Write<T>(string attribute, string list, IEnumerable<T> items, Action<JsonWriter, T> write)
    {
        var json = new JsonWriter();
        using (json.Object())
        {
            json.Value("version", CatalogueEmitter.Version);
            using (json.Array(list))
            {
                foreach (T item in items)
                {
                    using (json.Row()) write(json, item);
                }
            }
        }

        return GeneratedFile.JsonAttribute(attribute, json);
    }
}
