using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the parts of the catalogue that list tags: those of spans and those of audit records.</summary>
static class CatalogueTags
{
    /// <summary>Writes a list; nothing where there are no tags.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="list">Its name.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="canResultsFail">Whether a call that returned may have failed.</param>
    public static void Write(JsonWriter json, string list, EquatableArray<TagModel> tags, bool canResultsFail)
    {
        if (tags.Count == 0) return;
        using (json.Array(list))
        {
            foreach (TagModel tag in tags)
            {
                using (json.Row())
                {
                    json.Value("name", tag.Name).Value("type", tag.Type);
                    if (tag.Source != TagSource.Argument) json.Values("outcomes", canResultsFail ? ["ok", "error"] : ["ok"]);
                    if (tag.Redaction is { } redaction) json.Value("redaction", redaction.Method);
                    if (tag.Values.Count > 0) json.Values("values", tag.Values);
                }
            }
        }
    }
}
