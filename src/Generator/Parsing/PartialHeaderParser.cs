using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Puts what the user's half of a partial method says into the text that our half repeats.</summary>
static class PartialHeaderParser
{
    public static PartialHeaderModel Parse(IMethodSymbol method, MethodDeclarationSyntax declaration) => new(
        Namespace(method.ContainingNamespace),
        Types(method).ToEquatableArray(),
        string.Join(" ", declaration.Modifiers.Select(static modifier => modifier.Text)),
        ReturnType(method),
        SymbolText.Identifier(method.Name),
        method.TypeParameters.Select(static parameter => SymbolText.Identifier(parameter.Name)).ToEquatableArray(),
        method.Parameters.Select(parameter => Parameter(parameter, method)).ToEquatableArray(),
        Constraints(method, declaration).ToEquatableArray());

    static string Namespace(INamespaceSymbol space) =>
        space.IsGlobalNamespace ? "" : string.Join(".", space.ConstituentNamespaces[0].ToDisplayParts(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted))
            .Where(static part => part.Kind == SymbolDisplayPartKind.NamespaceName)
            .Select(static part => SymbolText.Identifier(part.ToString().TrimStart('@'))));

    static IEnumerable<string> Types(IMethodSymbol method)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType) types.Push(type);
        bool isUnsafe = SignatureTypes.Of(method).Any(OperationRules.HasPointer);
        return types.Select(type => $"{(isUnsafe ? "unsafe " : "")}partial {Keyword(type)} {SymbolText.Identifier(type.Name)}{TypeParameters(type)}");
    }

    static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };

    static string TypeParameters(INamedTypeSymbol type) =>
        type.Arity == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(static parameter => Variance(parameter) + SymbolText.Identifier(parameter.Name)))}>";

    static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

    static string ReturnType(IMethodSymbol method) => method switch
    {
        { ReturnsVoid: true } => "void",
        { ReturnsByRef: true } => "ref " + SymbolText.Declared(method.ReturnType),
        { ReturnsByRefReadonly: true } => "ref readonly " + SymbolText.Declared(method.ReturnType),
        _ => SymbolText.Declared(method.ReturnType),
    };

    static string Parameter(IParameterSymbol parameter, IMethodSymbol method)
    {
        string extension = method.IsExtensionMethod && parameter.Ordinal == 0 ? "this " : "";
        return $"{extension}{(parameter.IsParams ? "params " : "")}{TargetParser.ModifierOf(parameter)}{SymbolText.Declared(parameter.Type)} {SymbolText.Identifier(parameter.Name)}";
    }

    // An override has its constraints from what it overrides, and repeats none but these words.
    static IEnumerable<string> Constraints(IMethodSymbol method, MethodDeclarationSyntax declaration) => method.IsOverride
        ? declaration.ConstraintClauses.Select(static clause => clause.ToString())
        : TargetParser.TypeParameters(method).Where(static parameter => parameter is { IsOfMethod: true, Constraints.Length: > 0 }).Select(static parameter => $"where {parameter.Name} : {parameter.Constraints}");
}
