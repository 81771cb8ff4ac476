using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Finds annotations that classify data: ours, every attribute that derives from <c>DataClassificationAttribute</c>, and
/// Identity's.</summary>
static class Classifications
{
    const string Allow = "InstrumentGen.AllowTelemetryAttribute";

    /// <summary>Whether a symbol, or the type of its values, is classified.</summary>
    public static bool Has(ISymbol symbol) => Find(symbol) is not null;

    /// <summary>Whether all values of a type are classified.</summary>
    public static bool IsType(ITypeSymbol type) => OfType(type) is not null;

    /// <summary>The classification of all values of a type; <see langword="null"/> where there is none.</summary>
    public static Classification? FindType(ITypeSymbol type) => OfType(type);

    /// <summary>The classification of a symbol's values that no attribute allows to be recorded.</summary>
    public static Classification? Unallowed(ISymbol symbol) => Find(symbol) is { } found && !IsAllowed(symbol) ? found : null;

    /// <summary>The classification of a symbol's values; <see langword="null"/> where there is none.</summary>
    public static Classification? Find(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => Of(method.GetReturnTypeAttributes()) ?? OfType(method.ReturnType) ?? Above(method),
        IPropertySymbol property => Of(property.GetAttributes()) ?? OfPrimary(property) ?? OfType(property.Type) ?? Above(property),
        IFieldSymbol field => Of(field.GetAttributes()) ?? OfType(field.Type),
        IParameterSymbol parameter => Of(parameter.GetAttributes()) ?? OfType(parameter.Type) ?? Above(parameter),
        ILocalSymbol local => OfType(local.Type),
        _ => null,
    };

    /// <summary>Whether an attribute allows the symbol's values, or those inside it, to reach telemetry.</summary>
    public static bool IsAllowed(ISymbol symbol)
    {
        for (ISymbol? one = symbol; one is not null and not INamespaceSymbol; one = one.ContainingSymbol)
        {
            if (AttributeReader.Find(one, Allow) is { ConstructorArguments: [{ Value: string reason }] } && !string.IsNullOrWhiteSpace(reason)) return true;
        }

        return AttributeReader.Find(symbol.ContainingAssembly, Allow) is { ConstructorArguments: [{ Value: string why }] } && !string.IsNullOrWhiteSpace(why);
    }

    /// <summary>Whether an attribute classifies.</summary>
    public static bool Classifies(AttributeData attribute) => attribute.AttributeClass is { } type && Of(type, attribute) is not null;

    // What it overrides or implements: who calls it through that meets the same values.
    static Classification? Above(ISymbol member) => InheritedMembers.Of(member).Select(Find).FirstOrDefault(static found => found is not null);

    static Classification? Above(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method) return null;
        foreach (ISymbol above in InheritedMembers.Of(method))
        {
            if (above is IMethodSymbol { Parameters: var parameters } && parameter.Ordinal < parameters.Length && Find(parameters[parameter.Ordinal]) is { } found) return found;
        }

        return null;
    }

    // The property of a positional record has its parameter's attributes in the source and not in its symbol.
    static Classification? OfPrimary(IPropertySymbol property) =>
        property.ContainingType is { IsRecord: true } type
            ? type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
                .Where(parameter => parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type))
                .Select(static parameter => Of(parameter.GetAttributes()))
                .FirstOrDefault(static found => found is not null)
            : null;

    static Classification? OfType(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => OfType(nullable.TypeArguments[0]),
        INamedTypeSymbol { IsGenericType: true, TypeArguments.Length: 1 } wrapped when wrapped.Name is "Task" or "ValueTask" => OfType(wrapped.TypeArguments[0]),
        { SpecialType: not SpecialType.None } => null,
        _ => OfDeclaration(type),
    };

    // A kind of token is a token.
    static Classification? OfDeclaration(ITypeSymbol type)
    {
        for (ITypeSymbol? one = type; one is { SpecialType: SpecialType.None }; one = one.BaseType)
        {
            if (Of(one.GetAttributes()) is { } found) return found;
        }

        return null;
    }

    static Classification? Of(ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (attribute.AttributeClass is { } type && Of(type, attribute) is { } found) return found with { Declaration = attributes };
        }

        return null;
    }

    static Classification? Of(INamedTypeSymbol type, AttributeData attribute)
    {
        string name = SymbolText.AttributeName(type);
        if (name is "PersonalData" or "ProtectedPersonalData" && type.ContainingNamespace.Name == "Identity")
        {
            // Identity's own user has them on its members, of which the id is a pseudonym: there the framework has spoken, and not the user.
            bool isFrameworks = attribute.ApplicationSyntaxReference is null;
            return isFrameworks && name == "PersonalData" ? null : new(name, false) { IsFrameworks = isFrameworks };
        }

        if (name == "NoDataClassification" && type.ContainingNamespace.Name == "Classification") return null;
        for (INamedTypeSymbol? one = type.BaseType; one is not null; one = one.BaseType)
        {
            if (one is { Name: "DataClassificationAttribute", ContainingNamespace: { Name: "Classification", ContainingNamespace.Name: "Compliance" } }) return new(name, name is "Secret");
        }

        return null;
    }
}

/// <summary>What an annotation says.</summary>
/// <param name="Name">The attribute's name, as it is written.</param>
/// <param name="IsSecret">Whether it marks what opens a door.</param>
sealed record Classification(string Name, bool IsSecret)
{
    /// <summary>Whether the framework's own type carries it.</summary>
    public bool IsFrameworks { get; init; }

    /// <summary>All attributes of the declaration that says so: it may classify more than once.</summary>
    public ImmutableArray<AttributeData> Declaration { get; init; } = [];
}
