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

    SensitiveMember? Search(ITypeSymbol type, bool asText, int depth) => type switch
    {
        IArrayTypeSymbol array => Find(array.ElementType, asText, depth),
        ITypeParameterSymbol parameter => _implementers.Of(parameter).Select(one => Find(one, asText, depth)).FirstOrDefault(static found => found is not null),
        INamedTypeSymbol named when ElementOf(named) is { } element => Find(element, asText, depth),
        INamedTypeSymbol named when named.Name is "Task" or "ValueTask" => null,
        INamedTypeSymbol named when asText => OfText(named, depth),
        INamedTypeSymbol named => Members(named).Select(member => OfMember(member, asText, depth)).FirstOrDefault(static found => found is not null),
        _ => null,
    };

    // Text shows the members of records and anonymous types, and what a ToString of the user's own mentions.
    SensitiveMember? OfText(INamedTypeSymbol type, int depth)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return Find(type.TypeArguments[0], true, depth);
        IMethodSymbol? own = ToTexts.Of(type);
        if (own is not null)
        {
            ISet<string> mentioned = ToTexts.Mentioned(own);
            return AllMembers(type).Where(member => mentioned.Contains(member.Name)).Select(member => OfMember(member, true, depth)).FirstOrDefault(static found => found is not null);
        }

        return type.IsRecord || type.IsAnonymousType || type.IsTupleType
            ? Members(type).Select(member => OfMember(member, true, depth)).FirstOrDefault(static found => found is not null)
            : null;
    }

    SensitiveMember? OfMember(ISymbol member, bool asText, int depth)
    {
        if (s_ignored.Any(attribute => AttributeReader.Has(member, attribute)) || Classifications.IsAllowed(member)) return null;
        ITypeSymbol type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        if (Classifications.Find(member) is { } found && !_options.IgnoredClassifications.Contains(found.Name))
        {
            return new(member.Name, OriginKind.Annotated, $"is marked [{found.Name}]", found.IsSecret);
        }

        if (_options.UsesNames && CarrierTypes.IsText(type) && _options.Sensitive.TierOf(member.Name, member.ContainingType) == NameTier.Secret)
        {
            return new(member.Name, OriginKind.SecretName, "looks like a secret", false);
        }

        return Find(type, asText, depth - 1) is { } inner ? inner with { Path = $"{member.Name}.{inner.Path}" } : null;
    }

    static IEnumerable<ISymbol> Members(INamedTypeSymbol type) => AllMembers(type).Where(static member => member.DeclaredAccessibility == Accessibility.Public);

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
