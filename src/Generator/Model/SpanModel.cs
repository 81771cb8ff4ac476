namespace InstrumentGen.Generator.Model;

/// <summary>What the spans of an operation are and hold.</summary>
/// <param name="Kind">The name of the <c>ActivityKind</c>.</param>
/// <param name="Name">The name, where it is not the operation's.</param>
/// <param name="IsRoot">Whether each begins a trace.</param>
/// <param name="Exceptions">The name of the <c>ExceptionDetail</c>.</param>
/// <param name="Tags">The tags that the method's declaration asks for, in the order of its parameters.</param>
/// <param name="Parent">The parameter that holds the parent, escaped; empty where none does.</param>
/// <param name="Links">The parameters that hold links, escaped.</param>
/// <param name="Carriers">What carries the trace.</param>
/// <param name="SamplingRatio">The part of them that is kept; not a number where the operation has none of its own.</param>
sealed record SpanModel(
    string Kind,
    SpanNameModel? Name,
    bool IsRoot,
    string Exceptions,
    EquatableArray<TagModel> Tags,
    string Parent,
    EquatableArray<string> Links,
    EquatableArray<CarrierModel> Carriers,
    double SamplingRatio = double.NaN)
{
    /// <summary>A span that is named like its operation and holds nothing of its own.</summary>
    public static SpanModel Plain { get; } = OfKind("Internal");

    /// <summary>As <see cref="Plain"/>, of another kind.</summary>
    public static SpanModel OfKind(string kind) => new(kind, null, IsRoot: false, "Type", [], "", [], []);

    /// <summary>The tags that are known at a time.</summary>
    public IEnumerable<TagModel> TagsFrom(TagSource source) => Tags.Where(tag => tag.Source == source);
}

/// <summary>A tag.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">When its value is known.</param>
/// <param name="Parameter">The parameter that it is read from, escaped; empty for the result.</param>
/// <param name="Path">What stands behind the parameter to read the value: <c>?.Lines?.Count</c>; empty where the parameter is the value.</param>
/// <param name="Type">The type of the attribute, as catalogues name it.</param>
/// <param name="Values">The values, where the type has a few; else empty.</param>
/// <param name="Redaction">How the value is redacted; <see langword="null"/> where it is recorded as it is.</param>
sealed record TagModel(string Name, TagSource Source, string Parameter, string Path, string Type, EquatableArray<string> Values, RedactionModel? Redaction = null);

/// <summary>When a tag's value is known.</summary>
enum TagSource
{
    /// <summary>When the method is called.</summary>
    Argument,

    /// <summary>When it returns: an <c>out</c> parameter.</summary>
    Output,

    /// <summary>When its call has ended: what it returned.</summary>
    Result,
}

/// <summary>The name of spans.</summary>
/// <param name="Template">The name, with tags in braces.</param>
/// <param name="Parameters">The parameters that choose among the cases, escaped; none where the template is the name.</param>
/// <param name="Cases">A name for each choice, the more particular first.</param>
sealed record SpanNameModel(string Template, EquatableArray<string> Parameters, EquatableArray<SpanNameCaseModel> Cases);

/// <summary>One of an operation's span names.</summary>
/// <param name="Patterns">The pattern of each parameter.</param>
/// <param name="Name">The name.</param>
sealed record SpanNameCaseModel(EquatableArray<string> Patterns, string Name);
