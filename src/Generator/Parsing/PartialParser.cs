using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Puts a partial method whose other half is ours into the text that this half needs.</summary>
static class PartialParser
{
    // Our half would put these on the method, which has each once; but for the last.
    static readonly string[] s_carried = ["GeneratedCode", "StackTraceHidden", "MethodImpl", "UnscopedRef"];

    /// <summary>The model; <see langword="null"/> where the other half is not ours, or cannot be written.</summary>
    public static PartialModel? Parse(IMethodSymbol method, Compilation compilation)
    {
        if (!PartialMethod.IsOurs(method) || PartialRules.CheckHalf(method, compilation) is not null) return null;
        if (OperationParser.Id(method) is not { } id || !OperationParser.IsNamed(method) || PartialMethod.Declaration(method) is not { } declaration) return null;
        return new(
            id,
            SymbolText.Path(method.ContainingType),
            Namespace(method.ContainingNamespace),
            Types(method).ToEquatableArray(),
            string.Join(" ", declaration.Modifiers.Select(static modifier => modifier.Text)),
            ReturnType(method),
            SymbolText.Identifier(method.Name),
            method.TypeParameters.Select(static parameter => SymbolText.Identifier(parameter.Name)).ToEquatableArray(),
            method.Parameters.Select(parameter => Parameter(parameter, method)).ToEquatableArray(),
            Constraints(method, declaration).ToEquatableArray(),
            s_carried.Where(name => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name + "Attribute")).ToEquatableArray(),
            Core(method, compilation),
            Return(method));
    }

    /// <summary>The core, as code in the method's own type calls it: with the parameters of the method, whose names its user sees.</summary>
    public static TargetModel Core(IMethodSymbol method, Compilation compilation)
    {
        IMethodSymbol core = CoreSignature.OfTypeParameters(CoreMethod.Find(method).Core!, method);
        TargetModel target = TargetParser.Parse(method, compilation);
        return target with
        {
            Name = SymbolText.Identifier(core.Name),
            MetadataType = "",
            Access = TargetAccess.Direct,
            Parameters = target.Parameters.Zip(method.Parameters, Argument).ToEquatableArray(),
            ReturnType = TargetParser.ReturnType(core),
            ReturnShape = ReturnShapes.Of(core) ?? ReturnShape.Value,
        };
    }

    // Passed on as dynamic, an argument would have the call bound when it runs.
    static ParameterModel Argument(ParameterModel model, IParameterSymbol parameter) =>
        parameter.Type.TypeKind == TypeKind.Dynamic ? model with { ArgumentModifier = "(object?)" } : model;

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

    static PartialReturn Return(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return PartialReturn.Reference;
        if (!method.ReturnsVoid) return PartialReturn.Value;
        return CoreSignature.IsAwaited(CoreMethod.Find(method).Core!, method) ? PartialReturn.Awaited : PartialReturn.Nothing;
    }
}
