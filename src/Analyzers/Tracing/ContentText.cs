using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Parsing;

namespace InstrumentGen.Analyzers.Tracing;

/// <summary>Why a span cannot hold something and what to do about it, in words.</summary>
static class ContentText
{
    // {0} is what the problem is about, {1} its detail.
    static readonly Dictionary<ContentProblemKind, RefusalText> s_texts = new()
    {
        [ContentProblemKind.NotTraced] = new(
            "no call is a span here",
            "add [Traced] to the method, or remove it"),
        [ContentProblemKind.NotAudited] = new(
            "no call is audited here",
            "add [Audited] to the method, or remove it"),
        [ContentProblemKind.MemberMissing] = new(
            "'{1}' has no field or property '{0}'",
            "name one that it has"),
        [ContentProblemKind.MemberUnreadable] = new(
            "'{0}' of '{1}' is no field or property of an object that can be read",
            "name one that can"),
        [ContentProblemKind.MemberInaccessible] = new(
            "generated code cannot reach '{0}' of '{1}'",
            "make it internal, or the method a partial method with a core"),
        [ContentProblemKind.MemberHiddenFromCallers] = new(
            "'{0}' of '{1}' is not public, and other assemblies that call the method record its spans",
            "make it public, or the method internal or a partial method with a core"),
        [ContentProblemKind.MemberForbidden] = new(
            "'{0}' of '{1}' is obsolete or experimental, and generated code would use it unasked",
            "name another"),
        [ContentProblemKind.NoText] = new(
            "'{0}' has no text of its own, or one that lists all that is in it",
            "name what to record of it with Member"),
        [ContentProblemKind.Classified] = new(
            "{0} is [{1}], and what is to be erased is never read",
            "give it a Redaction that leaves something, record something else, or allow it with [AllowTelemetry(\"reason\")]"),
        [ContentProblemKind.NoResult] = new(
            "a call that returns '{0}' has no result to record",
            "remove it"),
        [ContentProblemKind.TagName] = new(
            "the name \"{0}\" is blank or too long, or has control characters or space around it",
            "use lower-case words joined by dots, such as \"order.id\""),
        [ContentProblemKind.TagNameTaken] = new(
            "another tag is called \"{0}\"",
            "give each a name of its own"),
        [ContentProblemKind.TagNameReserved] = new(
            "\"{0}\" is set by the runtime",
            "give it another name"),
        [ContentProblemKind.ParentType] = new(
            "'{0}' is a '{1}'",
            "take an ActivityContext, an Activity or a string with the traceparent"),
        [ContentProblemKind.LinkType] = new(
            "'{0}' is a '{1}'",
            "take an ActivityLink, an ActivityContext, an Activity, a string with the traceparent, or a collection with a count of one of the first two"),
        [ContentProblemKind.SecondParent] = new(
            "another parameter holds the parent",
            "make '{0}' a [SpanLink]"),
        [ContentProblemKind.ParentOfRoot] = new(
            "the span is a root",
            "make '{0}' a [SpanLink], or remove Root"),
        [ContentProblemKind.CarrierType] = new(
            "'{0}' is a '{1}'",
            "take a dictionary from string to string, object or byte[], a NameValueCollection, or an ISpanCarrier, or name a member that is one"),
        [ContentProblemKind.CarrierKind] = new(
            "the span's kind says neither that '{0}' is sent nor that it is received",
            "set Kind of [Traced] to Producer, Client, Consumer or Server"),
        [ContentProblemKind.CarrierLink] = new(
            "'{0}' is sent, and there is nothing to link to",
            "remove it"),
        [ContentProblemKind.CarrierOfChild] = new(
            "another parameter says which span is the parent",
            "set Link, so that the sender of '{0}' is linked to"),
        [ContentProblemKind.CarrierOfRoot] = new(
            "the span is a root",
            "set Link, so that the sender of '{0}' is linked to, or remove Root"),
        [ContentProblemKind.SpanName] = new(
            "the name \"{0}\" is blank or too long, or has control characters, space around it, or a brace without the other",
            "write a name such as \"import {{format}}\", with single braces around tags and double ones for themselves"),
        [ContentProblemKind.SpanNameOfType] = new(
            "all methods of the type would share the name \"{0}\"",
            "give the methods names of their own"),
        [ContentProblemKind.SpanNameUnknownTag] = new(
            "no parameter is a tag called \"{0}\"",
            "name one that is"),
        [ContentProblemKind.SpanNameUnbounded] = new(
            "the tag \"{0}\" may have any value, and a name is one of few",
            "name a parameter that is a bool or an enumeration, or has [AllowedValues]"),
        [ContentProblemKind.SpanNameCases] = new(
            "it stands for {1} names",
            "leave tags out, until there are no more than 256"),
        [ContentProblemKind.NoResultToFail] = new(
            "a call that returns '{0}' has no result to look at",
            "remove it, or return a result"),
        [ContentProblemKind.PredicateMissing] = new(
            "neither is \"{0}\" a method of the type, nor a member of '{1}'",
            "name a bool of the result, or a static method that takes it and returns one"),
        [ContentProblemKind.PredicateSignature] = new(
            "no '{0}' is a static method, not generic, that takes a '{1}' and returns a bool",
            "write one that is"),
        [ContentProblemKind.PredicateNotBoolean] = new(
            "\"{0}\" is a '{1}' and no bool",
            "name a bool, or a static method that takes the result and returns one"),
    };

    /// <summary>The text of a problem.</summary>
    public static RefusalText Of(ContentProblem problem) => s_texts[problem.Kind].About(problem.Subject, problem.Detail);

    /// <summary>What the declaration has asked for: the attribute, and its argument.</summary>
    public static string Asked(ContentProblem problem)
    {
        string attribute = $"[{SymbolText.AttributeName(problem.Attribute.AttributeClass!)}]";
        return problem.Argument is null ? attribute : $"{problem.Argument} in {attribute}";
    }
}
