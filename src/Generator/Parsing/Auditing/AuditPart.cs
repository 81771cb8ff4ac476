namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>The properties of <c>[Audited]</c> that name values.</summary>
static class AuditPart
{
    public const string Actor = "Actor";
    public const string Resource = "Resource";
    public const string Reason = "Reason";
}
