using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>Reads who acts in the calls of an audited method.</summary>
static class AuditActorReader
{
    /// <summary>The value of <c>AuditActor.Ambient</c>.</summary>
    public const string Ambient = "<ambient>";

    /// <summary>The actor; <see langword="null"/> where the declaration names nobody that can be read.</summary>
    public static AuditValueModel? Read(AttributeData audited, ContentScope scope)
    {
        string? path = AttributeReader.Text(audited, AuditPart.Actor);
        if (path == Ambient) return new(path, AuditOrigin.Trail, "", "");
        path ??= OnlyAccessor(audited, scope);
        return path is null ? null : AuditValueReader.Read(path, audited, AuditPart.Actor, scope);
    }

    // A parameter goes before what every call of the object shares.
    static string? OnlyAccessor(AttributeData audited, ContentScope scope)
    {
        string[] accessors = [.. scope.Method.Parameters.Where(static parameter => parameter.RefKind != RefKind.Out && AuditTypes.IsAccessor(parameter.Type)).Select(static parameter => parameter.Name)];
        if (accessors.Length == 0) accessors = [.. AuditMembers.Readable(scope).Where(static member => AuditTypes.IsAccessor(TypeShape.OfMember(member))).Select(static member => member.Name)];
        switch (accessors)
        {
            case [var only]:
                return only;
            case [var first, var second, ..]:
                scope.Report(ContentProblemKind.AuditActors, audited, AuditPart.Actor, first, second);
                return null;
            default:
                ReportNone(audited, scope);
                return null;
        }
    }

    static void ReportNone(AttributeData audited, ContentScope scope)
    {
        INamedTypeSymbol type = scope.Method.ContainingType;
        if (AuditMembers.OfConstructor(type).FirstOrDefault(static parameter => AuditTypes.IsAccessor(parameter.Type)) is { } parameter)
        {
            scope.Report(ContentProblemKind.AuditConstructor, audited, AuditPart.Actor, parameter.Name, OperationRules.Short(type));
        }
        else
        {
            scope.Report(ContentProblemKind.AuditNoActor, audited, AuditPart.Actor, OperationRules.Short(type));
        }
    }
}
