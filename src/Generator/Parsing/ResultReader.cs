using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads what is looked at in a method's result: tags, what audit records hold of it, and what tells that it is an error.</summary>
static class ResultReader
{
    /// <summary>What is looked at; <see langword="null"/> where nothing is.</summary>
    /// <param name="span">The method's spans.</param>
    /// <param name="audited">What its calls leave in the audit trail.</param>
    /// <param name="operation">Its <c>[Operation]</c>.</param>
    /// <param name="scope">Whose code looks at it.</param>
    public static ResultModel? Read(SpanModel? span, AuditedModel? audited, AttributeData? operation, ContentScope scope)
    {
        bool isTagged = span?.TagsFrom(TagSource.Result).Any() == true || audited?.LooksAtResult == true;
        string? predicate = operation is null ? null : AttributeReader.Text(operation, "ErrorWhen");
        if (!isTagged && predicate is null) return null;
        if (TypeOf(scope.Method) is not { } type)
        {
            scope.Report(ContentProblemKind.NoResultToFail, operation!, "ErrorWhen", OperationRules.Short(scope.Method.ReturnType));
            return null;
        }

        var plain = new ResultModel(SymbolText.Qualified(type), "", "", "");
        ResultModel? failing = predicate is null || type.TypeKind == TypeKind.Error ? null : Predicate(plain, type, predicate, operation!, scope);
        return failing ?? (isTagged ? plain : null);
    }

    /// <summary>The type of what a call of the method results in: of a task, its result; <see langword="null"/> where there is none, or none
    /// that an observer can take.</summary>
    public static ITypeSymbol? TypeOf(IMethodSymbol method)
    {
        ITypeSymbol? type = ReturnShapes.Of(method) switch
        {
            ReturnShape.Value or ReturnShape.Reference => method.ReturnType,
            ReturnShape.Task or ReturnShape.ValueTask => method.ReturnType is INamedTypeSymbol { TypeArguments: [var result] } ? result : null,
            _ => null,
        };
        return type?.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer ? null : type;
    }

    static ResultModel? Predicate(ResultModel plain, ITypeSymbol type, string predicate, AttributeData operation, ContentScope scope)
    {
        if (!TagNames.IsUsable(predicate))
        {
            scope.Report(ContentProblemKind.PredicateMissing, operation, "ErrorWhen", predicate, OperationRules.Short(type));
            return null;
        }

        IMethodSymbol[] methods = [.. scope.Method.ContainingType.GetMembers(predicate).OfType<IMethodSymbol>().Where(static method => method.MethodKind == MethodKind.Ordinary)];
        return methods.Length > 0 ? ByMethod(plain, type, methods, operation, scope) : ByMember(plain, type, predicate, operation, scope);
    }

    static ResultModel? ByMethod(ResultModel plain, ITypeSymbol type, IMethodSymbol[] methods, AttributeData operation, ContentScope scope)
    {
        IMethodSymbol? method = methods.FirstOrDefault(method => Takes(method, type, scope.Compilation));
        ContentProblemKind? problem = method is null ? ContentProblemKind.PredicateSignature : scope.Check(method, null);
        if (problem is { } kind)
        {
            scope.Report(kind, operation, "ErrorWhen", methods[0].Name, OperationRules.Short(kind == ContentProblemKind.PredicateSignature ? type : scope.Method.ContainingType));
            return null;
        }

        string name = SymbolText.Identifier(method!.Name);
        return plain with { ErrorName = method.Name, ErrorMethod = $"{SymbolText.Qualified(scope.Method.ContainingType)}.{name}" };
    }

    // Without conversions: the call must reach this method and no overload of it.
    static bool Takes(IMethodSymbol method, ITypeSymbol type, Compilation compilation) =>
        method is { IsStatic: true, IsAbstract: false, IsVirtual: false, TypeParameters.IsEmpty: true, ReturnType.SpecialType: SpecialType.System_Boolean, Parameters: [{ RefKind: RefKind.None } parameter] }
        && (SymbolEqualityComparer.Default.Equals(parameter.Type, type)
            || (method.ContainingType.GetMembers(method.Name).Length == 1 && compilation.ClassifyCommonConversion(type, parameter.Type) is { IsImplicit: true, IsUserDefined: false }));

    static ResultModel? ByMember(ResultModel plain, ITypeSymbol type, string path, AttributeData operation, ContentScope scope)
    {
        if (MemberPath.Bind(type, path, scope, out (ContentProblemKind Kind, string Member, ITypeSymbol Of) fault) is not { } member)
        {
            if (fault.Of.TypeKind == TypeKind.Error) return null;
            // A single name may have been meant to be a method's.
            bool isName = fault.Kind == ContentProblemKind.MemberMissing && path.IndexOf('.') < 0;
            scope.Report(isName ? ContentProblemKind.PredicateMissing : fault.Kind, operation, "ErrorWhen", fault.Member, OperationRules.Short(fault.Of));
            return null;
        }

        if (TypeShape.NotNull(member.Type).SpecialType == SpecialType.System_Boolean) return plain with { ErrorName = path, ErrorPath = member.Text };
        scope.Report(ContentProblemKind.PredicateNotBoolean, operation, "ErrorWhen", path, OperationRules.Short(member.Type));
        return null;
    }
}
