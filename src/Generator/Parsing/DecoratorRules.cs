using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whether the decorator of an interface can be written.</summary>
static class DecoratorRules
{
    /// <summary>The first reason against it, or <see langword="null"/>.</summary>
    public static Refusal? Check(INamedTypeSymbol service, Compilation compilation)
    {
        if (service.TypeKind != TypeKind.Interface) return new(RefusalReason.NotAnInterface, OperationRules.Short(service));
        if (OperationRules.HiddenRoot(compilation) is { } root) return new(RefusalReason.GlobalName, root);
        // A decorator of decorators would have to say twice whom it stands before.
        if (DecoratedMembers.Interfaces(service).Any(static one => SymbolText.FullName(one) == MetadataNames.OperationDecorator)) return new(RefusalReason.OfDecorators);
        return CheckOwner(service, compilation)
            ?? CheckTypes(DecoratedMembers.Interfaces(service).SelectMany(SignatureTypes.OfType), compilation)
            ?? DecoratedMembers.Interfaces(service).SelectMany(static one => one.GetMembers()).Select(member => CheckMember(member, compilation)).FirstOrDefault(static refusal => refusal is not null)
            ?? CheckTypes(DecoratedMembers.Of(service, compilation).SelectMany(TypesOf), compilation)
            ?? (RecordsNothing(service, compilation) ? new(RefusalReason.NothingToRecord) : null);
    }

    static Refusal? CheckOwner(INamedTypeSymbol service, Compilation compilation)
    {
        if (SymbolEqualityComparer.Default.Equals(service.ContainingAssembly, compilation.Assembly)) return null;
        if (ManifestParser.LeavesToCallers(service)) return new(RefusalReason.RecordedByCallers, service.ContainingAssembly.Name);
        return Decorations.IsRequestedThere(service) ? new(RefusalReason.DecoratedElsewhere, service.ContainingAssembly.Name) : null;
    }

    static Refusal? CheckMember(ISymbol member, Compilation compilation)
    {
        if (member.IsStatic) return member.IsAbstract ? new(RefusalReason.StaticAbstract, member.Name) : null;
        if (!DecoratedMembers.IsOpen(member) || !member.CanBeReferencedByName && member is not (IPropertySymbol { IsIndexer: true } or IMethodSymbol { AssociatedSymbol: not null })) return null;
        bool isInReach = compilation.IsSymbolAccessibleWithin(member, compilation.Assembly);
        return member switch
        {
            // With a body, it stays what it is: nobody calls it on a decorator.
            _ when !isInReach => member.IsAbstract || IsOfReachableProperty(member, compilation) ? new(RefusalReason.InaccessibleMember, member.Name) : null,
            IMethodSymbol { IsInitOnly: true } => new(RefusalReason.InitOnly, ((IMethodSymbol)member).AssociatedSymbol!.Name),
            IMethodSymbol { IsVararg: true } => new(RefusalReason.ArgumentList),
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method when TargetParser.IsOvershadowed(method) => new(RefusalReason.Overshadowed, method.Name),
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method when OperationRules.HiddenTypeParameter(method) is { } hidden => new(RefusalReason.HiddenTypeParameter, hidden),
            _ => null,
        };
    }

    // Whoever implements a property implements all of its accessors.
    static bool IsOfReachableProperty(ISymbol member, Compilation compilation) =>
        member is IMethodSymbol { AssociatedSymbol: { } property } && compilation.IsSymbolAccessibleWithin(property, compilation.Assembly);

    static Refusal? CheckTypes(IEnumerable<ITypeSymbol> types, Compilation compilation) =>
        types.Select(type => Nameability.FirstUnnameable(type, compilation))
            .FirstOrDefault(static type => type is not null) is { } unnameable
            ? OperationRules.Unnameable(unnameable, compilation)
            : null;

    static IEnumerable<ITypeSymbol> TypesOf(ISymbol member) => member switch
    {
        IMethodSymbol method => SignatureTypes.Of(method),
        IPropertySymbol property => property.Parameters.Select(static parameter => parameter.Type).Append(property.Type).Append(property.ContainingType),
        IEventSymbol declared => [declared.Type, declared.ContainingType],
        _ => [],
    };

    static bool RecordsNothing(INamedTypeSymbol service, Compilation compilation) =>
        !DecoratedMembers.Of(service, compilation).OfType<IMethodSymbol>().Any(method => IsRecorded(method, service, compilation));

    static bool IsRecorded(IMethodSymbol method, INamedTypeSymbol service, Compilation compilation)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (AttributeReader.Has(definition, MetadataNames.NotInstrumented) || !DecoratedMembers.CanBeDecorated(definition) || OperationRules.Check(definition, compilation) is not null) return false;
        return SymbolEqualityComparer.Default.Equals(definition.ContainingType, service)
            ? AttributeReader.IsAnnotated(definition) || Decorations.IsWhole(service)
            : OperationParser.Parse(definition, compilation)?.Operation is { Owner: OperationOwner.Decorator };
    }
}
