using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Puts an interface that is to be decorated into the text that its decorator needs.</summary>
static class DecoratorParser
{
    /// <summary>The interface and its decorator; <see langword="null"/> where nothing can be said of it: it cannot be named, is not typed to
    /// its end, or another assembly decorates it.</summary>
    public static DecorationModel? Parse(INamedTypeSymbol service, Compilation compilation)
    {
        if (service.TypeKind != TypeKind.Interface || !IsWhole(service) || !Nameability.CanBeNamed(service, compilation)) return null;
        Refusal? refusal = DecoratorRules.Check(service, compilation);
        if (refusal is { Reason: RefusalReason.DecoratedElsewhere or RefusalReason.GlobalName }) return null;
        return new(Unbound(service), refusal is null ? Decorator(service, compilation) : null);
    }

    /// <summary>The operations that the interface's decorator records.</summary>
    public static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol service, Compilation compilation) =>
        IsWhole(service) && Decorations.Has(service, compilation)
            ? DecoratedMembers.Of(service, compilation).OfType<IMethodSymbol>().Select(static method => method.OriginalDefinition)
                .Where(method => Operation(method, compilation) is not null)
            : [];

    static DecoratorModel Decorator(INamedTypeSymbol service, Compilation compilation)
    {
        ISymbol[] members = [.. DecoratedMembers.Of(service, compilation)];
        return new(
            SymbolText.Path(service),
            SymbolText.Qualified(service),
            TargetParser.TypeParameters(service).ToEquatableArray(),
            DecoratedMembers.IsDisposable(service),
            DecoratedMembers.Interfaces(service).SelectMany(SignatureTypes.OfType).SelectMany(SignatureTypes.Parts).OfType<INamedTypeSymbol>().Any(type => TypeFacts.Of(type, compilation).IsObsolete),
            members.OfType<IMethodSymbol>().Select(method => Method(method, compilation)).ToEquatableArray(),
            members.OfType<IPropertySymbol>().Select(property => DecoratedPropertyParser.Parse(property, compilation)).ToEquatableArray(),
            members.OfType<IEventSymbol>().Select(declared => Event(declared, compilation)).ToEquatableArray());
    }

    static DecoratedMethodModel Method(IMethodSymbol method, Compilation compilation)
    {
        TargetModel target = TargetParser.Parse(method, compilation);
        return new(
            target with { TypeParameters = target.OwnTypeParameters.ToEquatableArray() },
            TypeArguments(method).ToEquatableArray(),
            method.TypeParameters.Where(parameter => IsAnnotated(method, parameter)).Select(Clause).OfType<string>().ToEquatableArray(),
            Operation(method.OriginalDefinition, compilation)?.Id);
    }

    static OperationModel? Operation(IMethodSymbol definition, Compilation compilation) =>
        OperationParser.Parse(definition, compilation)?.Operation is { Owner: OperationOwner.Decorator } operation ? operation : null;

    static DecoratedEventModel Event(IEventSymbol declared, Compilation compilation) => new(
        SymbolText.Qualified(declared.ContainingType),
        SymbolText.Identifier(declared.Name),
        SymbolText.Qualified(declared.Type),
        AttributeReader.Has(declared, MetadataNames.Obsolete) || (declared.AddMethod is { } add && CarriedAttributes.IsObsolete(add, compilation)));

    static IEnumerable<string> TypeArguments(IMethodSymbol method) =>
        SignatureTypes.Around(method.ContainingType).SelectMany(static type => type.TypeArguments).Concat(method.TypeParameters).Select(SymbolText.Qualified);

    // An explicit implementation has the constraints of what it implements. Where it says nothing, T? is Nullable<T> in it.
    static string? Clause(ITypeParameterSymbol parameter)
    {
        if (parameter.IsValueType) return null;
        return $"where {SymbolText.Identifier(parameter.Name)} : {(parameter.IsReferenceType ? "class" : "default")}";
    }

    static bool IsAnnotated(IMethodSymbol method, ITypeParameterSymbol parameter) =>
        method.Parameters.Select(static one => one.Type).Append(method.ReturnType).SelectMany(SignatureTypes.Parts)
            .Any(part => part.NullableAnnotation == NullableAnnotation.Annotated && SymbolEqualityComparer.Default.Equals(part, parameter));

    /// <summary>Whether the interface is typed to its end, with all that it inherits.</summary>
    public static bool IsWhole(INamedTypeSymbol service) =>
        service.Name.Length > 0
        && DecoratedMembers.Interfaces(service).All(static one => one.TypeKind != TypeKind.Error)
        && DecoratedMembers.Interfaces(service).SelectMany(static one => one.GetMembers()).All(static member => member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => OperationParser.IsNamed(method.OriginalDefinition),
            IPropertySymbol { GetMethod: null, SetMethod: null } => false,
            _ => true,
        });

    // typeof(IRepository<>): as many commas as there are type parameters more than one.
    static string Unbound(INamedTypeSymbol service) => SymbolText.Qualified(service.IsGenericType ? service.ConstructUnboundGenericType() : service);
}
