using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads which parameters hold a span's parent and its links.</summary>
static class SpanContextReader
{
    /// <summary>The parameter that holds the parent, escaped; empty where none does.</summary>
    public static string Parent(bool isRoot, ContentScope scope)
    {
        string parent = "";
        foreach (IParameterSymbol parameter in scope.Method.Parameters)
        {
            if (AttributeReader.Find(parameter, MetadataNames.SpanParent) is not { } attribute) continue;
            ContentProblemKind? problem = isRoot ? ContentProblemKind.ParentOfRoot : !IsOne(parameter) ? ContentProblemKind.ParentType : parent.Length > 0 ? ContentProblemKind.SecondParent : null;
            if (problem is null) parent = SymbolText.Identifier(parameter.Name);
            else Report(problem.Value, attribute, parameter, scope);
        }

        return parent;
    }

    /// <summary>The parameters that hold links, escaped.</summary>
    public static IEnumerable<string> Links(ContentScope scope)
    {
        foreach (IParameterSymbol parameter in scope.Method.Parameters)
        {
            if (AttributeReader.Find(parameter, MetadataNames.SpanLink) is not { } attribute) continue;
            if (IsOne(parameter) || IsLink(parameter)) yield return SymbolText.Identifier(parameter.Name);
            else Report(ContentProblemKind.LinkType, attribute, parameter, scope);
        }
    }

    // A type that is not found is the compiler's to tell.
    static void Report(ContentProblemKind kind, AttributeData attribute, IParameterSymbol parameter, ContentScope scope)
    {
        if (parameter.Type.TypeKind != TypeKind.Error) scope.Report(kind, attribute, null, parameter.Name, OperationRules.Short(parameter.Type));
    }

    static bool IsOne(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.Out
        && (parameter.Type.SpecialType == SpecialType.System_String || IsDiagnostics(TypeShape.NotNull(parameter.Type), "ActivityContext") || IsDiagnostics(parameter.Type, "Activity"));

    static bool IsLink(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.Out && (IsDiagnostics(parameter.Type, "ActivityLink") || IsCollectionOfContexts(parameter.Type));

    // A sequence without a count may be one that can be read once, and the method has to.
    static bool IsCollectionOfContexts(ITypeSymbol type) =>
        !type.IsRefLikeType && type.TypeKind is TypeKind.Array or TypeKind.Class or TypeKind.Struct or TypeKind.Interface
        && type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : []).Any(static one =>
            one is { Name: "ICollection" or "IReadOnlyCollection", TypeArguments: [var element] }
            && one.ContainingNamespace is { Name: "Generic" }
            && (IsDiagnostics(element, "ActivityContext") || IsDiagnostics(element, "ActivityLink")));

    static bool IsDiagnostics(ITypeSymbol type, string name) => type is INamedTypeSymbol named && named.Name == name && SymbolText.FullName(named) == "System.Diagnostics." + name;
}
