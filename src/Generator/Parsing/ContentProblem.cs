using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Something that a declaration asks a span, an outcome or an audit record to hold, and that it cannot. The generator leaves it out; an analyzer tells.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Attribute">The attribute that asks.</param>
/// <param name="Argument">The attribute's argument in question; <see langword="null"/> for the attribute as a whole.</param>
/// <param name="Subject">What it is about, for the message: a member, a type, a name.</param>
/// <param name="Detail">What else the message needs; else empty.</param>
readonly record struct ContentProblem(ContentProblemKind Kind, AttributeData Attribute, string? Argument, string Subject, string Detail = "")
{
    /// <summary>The argument of an attribute that is given without its name.</summary>
    public const string Name = "name";
}

enum ContentProblemKind
{
    NotTraced,
    NotAudited,

    // Values.
    MemberMissing,
    MemberUnreadable,
    MemberInaccessible,
    MemberHiddenFromCallers,
    MemberForbidden,
    NoText,
    Classified,
    NoResult,

    // Names of tags.
    TagName,
    TagNameTaken,
    TagNameReserved,

    // Parents and links.
    ParentType,
    LinkType,
    SecondParent,
    ParentOfRoot,

    // Carriers.
    CarrierType,
    CarrierKind,
    CarrierLink,
    CarrierOfChild,
    CarrierOfRoot,

    // Names of spans.
    SpanName,
    SpanNameOfType,
    SpanNameUnknownTag,
    SpanNameUnbounded,
    SpanNameCases,

    // Results that are errors.
    NoResultToFail,
    PredicateMissing,
    PredicateSignature,
    PredicateNotBoolean,

    // Audit records.
    AuditAction,
    AuditNoActor,
    AuditActors,
    AuditRoot,
    AuditConstructor,
    AuditInstance,
    AuditReference,
    AuditTooLate,
}
