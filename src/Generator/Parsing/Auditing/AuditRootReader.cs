using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>Binds the first name of a path: the result, a parameter, or else a member of the method's type.</summary>
static class AuditRootReader
{
    const string Result = "return";

    /// <summary>What the name means; <see langword="null"/> where that cannot be read, which is reported.</summary>
    public static AuditRoot? Read(string name, AttributeData audited, string part, ContentScope scope)
    {
        if (name == Result) return OfResult(audited, part, scope);
        return scope.Method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } found
            ? OfParameter(found, audited, part, scope)
            : OfMember(name, audited, part, scope);
    }

    static AuditRoot? OfResult(AttributeData audited, string part, ContentScope scope)
    {
        if (part != AuditPart.Resource) return Refuse(ContentProblemKind.AuditTooLate, audited, part, scope, "the result");
        return ResultReader.TypeOf(scope.Method) is { } type
            ? new(AuditOrigin.Result, scope.Method, type)
            : Refuse(ContentProblemKind.NoResult, audited, part, scope, OperationRules.Short(scope.Method.ReturnType));
    }

    static AuditRoot? OfParameter(IParameterSymbol parameter, AttributeData audited, string part, ContentScope scope)
    {
        if (parameter.Type.IsRefLikeType) return Refuse(ContentProblemKind.AuditReference, audited, part, scope, parameter.Name);
        bool isOutput = parameter.RefKind == RefKind.Out;
        if (isOutput && part != AuditPart.Resource) return Refuse(ContentProblemKind.AuditTooLate, audited, part, scope, $"'{parameter.Name}'");
        return new(isOutput ? AuditOrigin.Output : AuditOrigin.Argument, parameter, parameter.Type, SymbolText.Identifier(parameter.Name));
    }

    static AuditRoot? OfMember(string name, AttributeData audited, string part, ContentScope scope)
    {
        INamedTypeSymbol type = scope.Method.ContainingType;
        ISymbol? member = AuditMembers.Find(name, scope);
        if (member is null)
        {
            bool isOfConstructor = AuditMembers.OfConstructor(type).Any(parameter => parameter.Name == name);
            return Refuse(isOfConstructor ? ContentProblemKind.AuditConstructor : ContentProblemKind.AuditRoot, audited, part, scope, name, OperationRules.Short(type));
        }

        if (Problem(member, scope) is { } problem) return Refuse(problem, audited, part, scope, name, OperationRules.Short(type));
        AuditOrigin origin = member.IsStatic ? AuditOrigin.Type : AuditOrigin.Receiver;
        string called = member.IsStatic ? $"{SymbolText.Qualified(member.ContainingType)}.{SymbolText.Identifier(name)}" : "";
        // Nobody has to reach a constant: it is known.
        if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: string text }) return new(origin, member, TypeShape.OfMember(member), SymbolText.Literal(text));
        if (MemberAccessorReader.MayBeNamed(member, scope)) return new(origin, member, TypeShape.OfMember(member), called, member.IsStatic ? "" : "." + SymbolText.Identifier(name));
        return MemberAccessorReader.Read(member, scope) is { } accessor
            ? new(origin, member, TypeShape.OfMember(member), Accessor: accessor)
            : Refuse(ContentProblemKind.MemberInaccessible, audited, part, scope, name, OperationRules.Short(type));
    }

    static ContentProblemKind? Problem(ISymbol member, ContentScope scope)
    {
        if (!AuditMembers.IsReadable(member)) return ContentProblemKind.MemberUnreadable;
        if (AttributeReader.Has(member, MetadataNames.Obsolete) || CarriedAttributes.ExperimentOf(member) is not null) return ContentProblemKind.MemberForbidden;
        if (!member.IsStatic && scope.Method.IsStatic) return ContentProblemKind.AuditInstance;
        if (!member.IsStatic && scope.Method.ContainingType.IsRefLikeType) return ContentProblemKind.AuditReference;
        // A program is called by nobody else, whatever is public in it.
        bool isLibrary = scope.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary;
        return isLibrary && scope.IsHiddenFromCallers(member) ? ContentProblemKind.MemberHiddenFromCallers : null;
    }

    static AuditRoot? Refuse(ContentProblemKind kind, AttributeData audited, string part, ContentScope scope, string subject, string detail = "")
    {
        scope.Report(kind, audited, part, subject, detail);
        return null;
    }
}
