using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>Reads what <c>[Audited]</c> asks for.</summary>
static class AuditedReader
{
    /// <summary>The attribute's argument that is given without its name.</summary>
    public const string Action = "action";

    static readonly string[] s_deliveries = [AuditedModel.ByTrail, AuditedModel.Guaranteed, "Queued"];

    /// <summary>The attribute of a method; <see langword="null"/> where it has none, or is not to be instrumented.</summary>
    public static AttributeData? AttributeOf(IMethodSymbol method) =>
        AttributeReader.Has(method, MetadataNames.NotInstrumented) ? null : AttributeReader.Find(method, MetadataNames.Audited);

    /// <summary>What the calls of a method leave in the audit trail.</summary>
    /// <param name="audited">The attribute.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="tags">The method's tags.</param>
    /// <param name="scope">Whose code reads the values.</param>
    public static AuditedModel Read(AttributeData audited, string operation, IEnumerable<TaggedValue> tags, ContentScope scope) => new(
        Name(audited, scope) ?? operation,
        AuditActorReader.Read(audited, scope),
        AuditValueReader.Read(audited, AuditPart.Resource, scope),
        AuditValueReader.Read(audited, AuditPart.Reason, scope),
        tags.Where(static tag => tag.Signals.HasFlag(TagSignals.Audit)).Select(TagReader.Model).ToEquatableArray(),
        AttributeReader.EnumName(audited, "Delivery", s_deliveries, AuditedModel.ByTrail),
        AttributeReader.Named(audited, "Attempt") is { Value: true });

    /// <summary>What the declaration asks the records to hold in vain; tags are told of with those of spans.</summary>
    public static IReadOnlyList<ContentProblem> Problems(IMethodSymbol method, Compilation compilation)
    {
        if (AttributeOf(method) is not { } audited) return [];
        List<ContentProblem> problems = [];
        _ = Read(audited, "", [], new ContentScope(method, compilation, problems));
        return problems;
    }

    static string? Name(AttributeData audited, ContentScope scope)
    {
        if (audited.ConstructorArguments is not [{ Kind: TypedConstantKind.Primitive } given]) return null;
        string name = given.Value as string ?? "";
        if (TagNames.IsUsable(name)) return name;
        scope.Report(ContentProblemKind.AuditAction, audited, ContentProblem.Name, name);
        return null;
    }
}
