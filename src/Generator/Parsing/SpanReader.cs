using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads what a method's declaration asks its spans to be and to hold.</summary>
static class SpanReader
{
    static readonly string[] s_kinds = ["Internal", "Server", "Client", "Producer", "Consumer"];
    static readonly string[] s_content = [MetadataNames.Tag, MetadataNames.SpanParent, MetadataNames.SpanLink];

    /// <summary>The spans of a method whose calls are spans.</summary>
    public static SpanModel Read(ContentScope scope)
    {
        AttributeData? traced = AttributeReader.OnMethodOrType(scope.Method, MetadataNames.Traced);
        TaggedValue[] tags = [.. TagReader.Values(scope)];
        bool isRoot = traced is not null && AttributeReader.Named(traced, "Root") is { Value: true };
        return new SpanModel(
            Name(traced, "Kind", s_kinds),
            SpanNameReader.Read(AttributeReader.Find(scope.Method, MetadataNames.Traced), tags, scope),
            isRoot,
            Name(traced, "Exceptions", AttributeReader.ExceptionDetails),
            tags.Select(TagReader.Model).ToEquatableArray(),
            SpanContextReader.Parent(isRoot, scope),
            SpanContextReader.Links(scope).ToEquatableArray());
    }

    /// <summary>Whether the calls of a method, which may be no operation, are spans.</summary>
    public static bool AreMade(IMethodSymbol method, Compilation compilation)
    {
        if (AttributeReader.Has(method, MetadataNames.NotInstrumented)) return false;
        return AttributeReader.IsAnnotated(method)
            ? AttributeReader.OnMethodOrType(method, MetadataNames.Traced) is not null
            : Decorations.RecordsWhole(method, compilation);
    }

    /// <summary>What the declaration asks spans and outcomes to hold in vain.</summary>
    public static IReadOnlyList<ContentProblem> Problems(IMethodSymbol method, Compilation compilation)
    {
        // Most methods ask for nothing, and this is asked of each.
        if (!AsksForContent(method)) return [];
        List<ContentProblem> problems = [];
        var scope = new ContentScope(method, compilation, problems);
        SpanModel? span = AreMade(method, compilation) ? Read(scope) : null;
        // A log event reads the tags of its parameters itself.
        if (span is null && LogEventParser.AttributeOf(method) is null) problems.AddRange(Untraced(method.Parameters).Concat(Untraced(method.GetReturnTypeAttributes())));
        if (AttributeReader.Find(method, MetadataNames.Operation) is { } operation) _ = ResultReader.Read(span, operation, scope);
        return problems;
    }

    /// <summary>What the attribute on a type asks the spans of all its methods in vain.</summary>
    public static IEnumerable<ContentProblem> Problems(INamedTypeSymbol type) =>
        AttributeReader.Find(type, MetadataNames.Traced) is { } traced && AttributeReader.Text(traced, "Name") is { } name ? [new(ContentProblemKind.SpanNameOfType, traced, "Name", name)] : [];

    /// <summary>What attributes of parameters ask for where no call is a span.</summary>
    public static IEnumerable<ContentProblem> Untraced(IEnumerable<IParameterSymbol> parameters) => parameters.SelectMany(static parameter => Untraced(parameter.GetAttributes()));

    static string Name(AttributeData? traced, string property, IReadOnlyList<string> names) =>
        traced is null ? names[0] : AttributeReader.EnumName(traced, property, names, names[0]);

    static bool AsksForContent(IMethodSymbol method) =>
        Untraced(method.Parameters).Any() || Untraced(method.GetReturnTypeAttributes()).Any()
        || (AttributeReader.Find(method, MetadataNames.Traced) is { } traced && AttributeReader.Named(traced, "Name") is not null)
        || (AttributeReader.Find(method, MetadataNames.Operation) is { } operation && AttributeReader.Named(operation, "ErrorWhen") is not null);

    static IEnumerable<ContentProblem> Untraced(ImmutableArray<AttributeData> attributes) => attributes.IsEmpty
        ? []
        : s_content.SelectMany(name => AttributeReader.All(attributes, name)).Select(static attribute => new ContentProblem(ContentProblemKind.NotTraced, attribute, null, ""));
}
