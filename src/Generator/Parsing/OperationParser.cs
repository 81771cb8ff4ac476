using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Turns an annotated method into a model, or tells why it cannot be woven.</summary>
static class OperationParser
{
    /// <summary>The verdict on a method; <see langword="null"/> where no attribute asks to instrument it, or where it is not typed to its
    /// end: then the compiler says so.</summary>
    public static OperationVerdict? Parse(IMethodSymbol method, Compilation compilation)
    {
        method = ExtensionMembers.ImplementationOf(method.PartialDefinitionPart ?? method);
        if (AttributeReader.Read(method, compilation) is not { } declaration || IsCoreByType(method)) return null;
        if (OperationRules.Check(method, compilation) is { } refusal) return new OperationVerdict(declaration, null, refusal);
        if (Id(method) is not { } id || !IsNamed(method) || IsMisplaced(method)) return null;

        bool isPartial = PartialMethod.IsOurs(method);
        bool isDecorated = !isPartial && Decorations.Record(method, compilation);
        // What only this assembly decorates is its own: the one that declares it knows of no telemetry.
        bool isLocal = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
            || (isDecorated && Decorations.AreHere(method.ContainingType, compilation));
        var operation = new OperationModel(
            id,
            declaration.Name ?? DefaultName(method),
            Scope(isLocal ? compilation.Assembly : method.ContainingAssembly),
            SymbolText.Path(method.ContainingType),
            SymbolText.Function(method),
            isPartial ? OperationOwner.Method : isDecorated ? OperationOwner.Decorator : OperationOwner.Caller,
            SymbolText.Identifier(method.Name),
            isPartial ? PartialParser.Core(method, compilation) : TargetParser.Parse(method, compilation),
            declaration.Signals,
            isLocal,
            IsExported(method));
        return new OperationVerdict(declaration, operation, null);
    }

    /// <summary>An assembly, as its telemetry names it.</summary>
    public static ScopeModel Scope(IAssemblySymbol assembly) => new(assembly.Identity.Name, assembly.Identity.Version.ToString());

    /// <summary>What a method is known by in models. A method of a file-local type has nothing of the kind: its documentation id may be that
    /// of another type's method.</summary>
    public static string? Id(IMethodSymbol method) => TypeFacts.IsFileLocal(method.ContainingType) ? null : method.GetDocumentationCommentId();

    /// <summary>Where the method is declared, by its path as the compiler has it; <see langword="null"/> where it is not in source.</summary>
    public static PositionModel? Position(IMethodSymbol method)
    {
        if (Id(ExtensionMembers.ImplementationOf(method)) is not { } id) return null;
        method = ExtensionMembers.DeclarationOf(method.PartialImplementationPart ?? method);
        if (method.Locations.FirstOrDefault(static location => location.IsInSource) is not { } declared) return null;
        FileLinePositionSpan span = declared.GetLineSpan();
        return new PositionModel(id, span.Path, span.StartLinePosition.Line + 1);
    }

    // What stands on the type is meant for the partial method, which records the calls of its core already.
    static bool IsCoreByType(IMethodSymbol method) =>
        method.Locations.Any(static location => location.IsInSource)
        && !AttributeReader.AsksForSignal(method)
        && CoreMethod.IsCore(method);

    /// <summary>Whether the declaration has all its names. While it is being typed, names are missing, and a method may stand outside of any
    /// type: nothing can be written that calls it.</summary>
    public static bool IsNamed(IMethodSymbol method)
    {
        for (ISymbol symbol = method; symbol is not INamespaceSymbol { IsGlobalNamespace: true } and not IModuleSymbol; symbol = symbol.ContainingSymbol)
        {
            if (!symbol.CanBeReferencedByName) return false;
            if (symbol is INamedTypeSymbol type && !AreNamed(type.TypeParameters)) return false;
        }

        return AreNamed(method.Parameters) && AreNamed(method.TypeParameters)
            && SignatureTypes.Of(method).SelectMany(SignatureTypes.Parts).All(IsNamed);
    }

    // A type that is not found may be one that another generator writes. Task<> has an argument that is not found, of its parameter's name.
    static bool IsNamed(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol { Name: "" } => false,
        INamedTypeSymbol named => !named.TypeArguments.Zip(named.OriginalDefinition.TypeParameters, static (argument, parameter) => argument is IErrorTypeSymbol && argument.Name == parameter.Name).Contains(true),
        _ => true,
    };

    // The compiler asks for a "static" that is not typed yet.
    static bool IsMisplaced(IMethodSymbol method) => !method.IsStatic && method.ContainingType.IsStatic;

    static bool AreNamed(IEnumerable<ISymbol> parameters) => parameters.All(static parameter => parameter.Name.Length > 0);

    /// <summary>The name of an operation that is given none.</summary>
    public static string DefaultName(IMethodSymbol method) => $"{method.ContainingType.Name}.{method.Name}";

    static bool IsExported(IMethodSymbol method)
    {
        for (ISymbol symbol = method; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility == Accessibility.Private) return false;
        }

        return true;
    }
}

/// <summary>What the parser says of an annotated method: it is woven, or it is refused.</summary>
/// <param name="Declaration">What the attributes ask for.</param>
/// <param name="Operation">The model, unless it is refused.</param>
/// <param name="Refusal">The reason, where it is refused.</param>
sealed record OperationVerdict(OperationDeclaration Declaration, OperationModel? Operation, Refusal? Refusal);
