using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads what a method's declaration asks its spans to be and to hold.</summary>
static class SpanReader
{
    static readonly string[] s_kinds = ["Internal", "Server", "Client", "Producer", "Consumer"];
    static readonly string[] s_content = [MetadataNames.Tag, MetadataNames.SpanParent, MetadataNames.SpanLink, MetadataNames.SpanCarrier];

    /// <summary>The spans of a method whose calls are spans.</summary>
    /// <param name="recorded">The method's tags.</param>
    /// <param name="scope">Whose code reads what they hold.</param>
    public static SpanModel Read(IEnumerable<TaggedValue> recorded, ContentScope scope)
    {
        AttributeData? traced = AttributeReader.OnMethodOrType(scope.Method, MetadataNames.Traced);
        TaggedValue[] tags = [.. recorded.Where(static tag => tag.Signals.HasFlag(TagSignals.Span))];
        bool isRoot = traced is not null && AttributeReader.Named(traced, "Root") is { Value: true };
        string kind = Name(traced, "Kind", s_kinds);
        string parent = SpanContextReader.Parent(isRoot, scope);
        return new SpanModel(
            kind,
            SpanNameReader.Read(AttributeReader.Find(scope.Method, MetadataNames.Traced), tags, scope),
            isRoot,
            Name(traced, "Exceptions", AttributeReader.ExceptionDetails),
            tags.Select(TagReader.Model).ToEquatableArray(),
            parent,
            SpanContextReader.Links(scope).ToEquatableArray(),
            SpanCarrierReader.Read(kind, isRoot, hasParent: parent.Length > 0, scope).ToEquatableArray(),
            SamplingRatioReader.Read(traced));
    }

    /// <summary>Whether the calls of a method, which may be no operation, are spans.</summary>
    public static bool AreMade(IMethodSymbol method, Compilation compilation)
    {
        if (AttributeReader.Has(method, MetadataNames.NotInstrumented)) return false;
        return AttributeReader.IsAnnotated(method)
            ? AttributeReader.OnMethodOrType(method, MetadataNames.Traced) is not null
            : Decorations.RecordsWhole(method, compilation);
    }

    /// <summary>What the declaration asks spans and outcomes to hold in vain, and of tags also audit records.</summary>
    public static IReadOnlyList<ContentProblem> Problems(IMethodSymbol method, Compilation compilation)
    {
        // Most methods ask for nothing, and this is asked of each.
        if (!AsksForContent(method)) return [];
        List<ContentProblem> problems = [];
        var scope = new ContentScope(method, compilation, problems);
        TagSignals signals = TagReader.SignalsOf(method, compilation);
        TaggedValue[] tags = [.. TagReader.Values(signals, scope)];
        SpanModel? span = signals.HasFlag(TagSignals.Span) ? Read(tags, scope) : null;
        // A log event reads the tags of its parameters itself.
        if (LogEventParser.AttributeOf(method) is null) problems.AddRange(method.Parameters.SelectMany(parameter => Unrecorded(parameter.GetAttributes(), signals)).Concat(Unrecorded(method.GetReturnTypeAttributes(), signals)));
        if (AttributeReader.Find(method, MetadataNames.Operation) is { } operation) _ = ResultReader.Read(span, null, operation, scope);
        return problems;
    }

    /// <summary>What the attribute on a type asks the spans of all its methods in vain.</summary>
    public static IEnumerable<ContentProblem> Problems(INamedTypeSymbol type) =>
        AttributeReader.Find(type, MetadataNames.Traced) is { } traced && AttributeReader.Text(traced, "Name") is { } name ? [new(ContentProblemKind.SpanNameOfType, traced, "Name", name)] : [];

    /// <summary>What attributes of parameters ask for where nothing is recorded.</summary>
    public static IEnumerable<ContentProblem> Unrecorded(IEnumerable<IParameterSymbol> parameters) => parameters.SelectMany(static parameter => Unrecorded(parameter.GetAttributes(), TagSignals.None));

    static string Name(AttributeData? traced, string property, IReadOnlyList<string> names) =>
        traced is null ? names[0] : AttributeReader.EnumName(traced, property, names, names[0]);

    static bool AsksForContent(IMethodSymbol method) =>
        Unrecorded(method.Parameters).Any() || Unrecorded(method.GetReturnTypeAttributes(), TagSignals.None).Any()
        || (AttributeReader.Find(method, MetadataNames.Traced) is { } traced && AttributeReader.Named(traced, "Name") is not null)
        || (AttributeReader.Find(method, MetadataNames.Operation) is { } operation && AttributeReader.Named(operation, "ErrorWhen") is not null);

    static IEnumerable<ContentProblem> Unrecorded(ImmutableArray<AttributeData> attributes, TagSignals signals) => attributes.IsEmpty
        ? []
        : from name in s_content
          from attribute in AttributeReader.All(attributes, name)
          let asked = name == MetadataNames.Tag ? TagReader.SignalsOf(attribute) : TagSignals.Span
          where (asked & signals) == 0
          select new ContentProblem(asked == TagSignals.Audit ? ContentProblemKind.NotAudited : ContentProblemKind.NotTraced, attribute, null, "");
}
