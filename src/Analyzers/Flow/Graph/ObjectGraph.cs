using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sources;
using InstrumentGen.Analyzers.Flow.Values;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Graph;

/// <summary>Finds what an object shows of itself when it is taken apart, or turned into text. Types are many and their members few, so each
/// type is looked at once.</summary>
sealed class ObjectGraph
{
    // A list of lists of arrays has three.
    const int MostLayers = 5;

    static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<FlowOptions, ObjectGraph>> s_graphs = new();

    static readonly string[] s_ignored =
    [
        "System.Text.Json.Serialization.JsonIgnoreAttribute", "Newtonsoft.Json.JsonIgnoreAttribute", "Microsoft.Extensions.Logging.LogPropertyIgnoreAttribute",
        "System.Runtime.Serialization.IgnoreDataMemberAttribute", "Destructurama.Attributed.NotLoggedAttribute", "Destructurama.Attributed.LogMaskedAttribute", "InstrumentGen.RedactsAttribute",
    ];

    readonly ConcurrentDictionary<(ITypeSymbol Type, bool AsText, int Depth), SensitiveMember?> _found = new();
    readonly Compilation _compilation;
    readonly FlowOptions _options;
    readonly Implementers _implementers;

    ObjectGraph(Compilation compilation, FlowOptions options)
    {
        _compilation = compilation;
        _options = options;
        _implementers = new(compilation);
    }

    public static ObjectGraph Of(Compilation compilation, FlowOptions options) =>
        s_graphs.GetValue(compilation, static _ => new()).GetOrAdd(options, one => new(compilation, one));

    /// <summary>The first member that must not be recorded with an object of the type.</summary>
    /// <param name="type">The object's type.</param>
    /// <param name="asText">Whether it is turned into text: most types then show no member at all.</param>
    public SensitiveMember? Find(ITypeSymbol type, bool asText) => Find(type, asText, _options.ObjectGraphDepth);

    SensitiveMember? Find(ITypeSymbol type, bool asText, int depth)
    {
        if (depth == 0 || type.SpecialType != SpecialType.None && type.TypeKind != TypeKind.Array) return null;
        return _found.TryGetValue((type, asText, depth), out SensitiveMember? known) ? known : _found.GetOrAdd((type, asText, depth), Search(type, asText, depth));
    }

    SensitiveMember? Search(ITypeSymbol type, bool asText, int depth) =>
        Held(type).Select(held => asText ? OfText(held, depth) : OfAll(held, depth)).FirstOrDefault(static found => found is not null);

    // What is taken apart in the end: of collections the elements, of a type parameter what it can stand for. Each member costs depth and
    // these do not, so they are counted by themselves: a JSON node is a collection of JSON nodes.
    IEnumerable<INamedTypeSymbol> Held(ITypeSymbol type) => Unwrap(type) switch
    {
        ITypeParameterSymbol parameter => _implementers.Of(parameter).Select(Unwrap).OfType<INamedTypeSymbol>(),
        INamedTypeSymbol named => [named],
        _ => [],
    };

    static ITypeSymbol? Unwrap(ITypeSymbol type)
    {
        ITypeSymbol? one = type;
        for (int layers = 0; layers <= MostLayers; layers++)
        {
            ITypeSymbol? inner = one switch
            {
                IArrayTypeSymbol array => array.ElementType,
                INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => nullable.TypeArguments[0],
                INamedTypeSymbol named => ElementOf(named),
                _ => null,
            };
            if (inner is null) return one is INamedTypeSymbol { Name: "Task" or "ValueTask" } || one.SpecialType != SpecialType.None ? null : one;
            one = inner;
        }

        return null;
    }

    SensitiveMember? OfAll(INamedTypeSymbol type, int depth) => First(Members(type), false, depth);

    // Text shows the members of records and anonymous types, and what a ToString of the user's own mentions.
    SensitiveMember? OfText(INamedTypeSymbol type, int depth)
    {
        IMethodSymbol? own = ToTexts.Of(type);
        if (own is not null)
        {
            ISet<string> mentioned = ToTexts.Mentioned(own);
            return First(AllMembers(type).Where(member => mentioned.Contains(member.Name)), true, depth);
        }

        return type.IsRecord || type.IsAnonymousType || type.IsTupleType ? First(Members(type), true, depth) : null;
    }

    // A message names the shortest way: an object's own member before one of a member.
    SensitiveMember? First(IEnumerable<ISymbol> members, bool asText, int depth)
    {
        ISymbol[] shown = [.. members.Where(static member => !IsLeftOut(member) && !Classifications.IsAllowed(member))];
        return shown.Select(Itself).Concat(shown.Select(member => Inside(member, asText, depth))).FirstOrDefault(static found => found is not null);
    }

    SensitiveMember? Itself(ISymbol member)
    {
        if (Classifications.Find(member) is { } found && !_options.IgnoredClassifications.Contains(found.Name))
        {
            return new(member.Name, OriginKind.Annotated, $"is marked [{found.Name}]", found.IsSecret);
        }

        return _options.UsesNames && CarrierTypes.IsText(TypeOf(member)) && _options.Sensitive.TierOf(member.Name, member.ContainingType) == NameTier.Secret
            ? new(member.Name, OriginKind.SecretName, "looks like a secret", false)
            : null;
    }

    SensitiveMember? Inside(ISymbol member, bool asText, int depth) =>
        Find(TypeOf(member), asText, depth - 1) is { } inner ? inner with { Path = $"{member.Name}.{inner.Path}" } : null;

    static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>Whether a member can be recorded, its own members too. One that somebody has left out stays out.</summary>
    public bool IsHarmless(ISymbol member) => !IsLeftOut(member) && First([member], false, _options.ObjectGraphDepth) is null;

    static bool IsLeftOut(ISymbol member) => s_ignored.Any(attribute => AttributeReader.Has(member, attribute));

    /// <summary>The members that an object shows when it is taken apart.</summary>
    public static IEnumerable<ISymbol> Members(INamedTypeSymbol type) => AllMembers(type).Where(static member => member.DeclaredAccessibility == Accessibility.Public);

    static IEnumerable<ISymbol> AllMembers(INamedTypeSymbol type)
    {
        if (type.IsTupleType) return type.TupleElements;
        List<ISymbol> members = [];
        for (INamedTypeSymbol? one = type; one is { SpecialType: SpecialType.None } && !IsFramework(one); one = one.BaseType)
        {
            members.AddRange(one.GetMembers().Where(static member => !member.IsStatic && (member is IPropertySymbol { IsIndexer: false, GetMethod: not null } || (member is IFieldSymbol { IsImplicitlyDeclared: false }))));
        }

        return members;
    }

    // Of the framework's types only anonymous ones and those that hold the user's are looked into.
    static bool IsFramework(INamedTypeSymbol type) =>
        !type.IsAnonymousType && type.DeclaringSyntaxReferences.IsEmpty && type.ContainingNamespace?.ToDisplayString() is { } space
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Microsoft.", StringComparison.Ordinal));

    static ITypeSymbol? ElementOf(INamedTypeSymbol type) =>
        IsEnumerable(type) ? type.TypeArguments[0]
        : type.IsRecord ? null
        : type.AllInterfaces.FirstOrDefault(IsEnumerable)?.TypeArguments[0];

    static bool IsEnumerable(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
