using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the part of the catalogue that says what an operation's calls leave in the audit trail.</summary>
static class CatalogueAudits
{
    public static void Write(JsonWriter json, AuditedModel audited, bool canResultsFail)
    {
        using (json.Object("audited"))
        {
            json.Value("action", audited.Action);
            foreach ((string part, AuditValueModel value) in audited.Values)
            {
                using (json.Row(part.ToLowerInvariant()))
                {
                    json.Value("from", value.Written);
                    if (value.Redaction is { } redaction) json.Value("redaction", redaction.Method);
                }
            }

            json.Value("delivery", audited.Delivery == AuditedModel.ByTrail ? "trail" : audited.Delivery.ToLowerInvariant());
            json.Value("attempt", audited.HasAttempt || audited.Delivery == AuditedModel.Guaranteed);
            CatalogueTags.Write(json, "details", audited.Details, canResultsFail);
        }
    }
}
