using InstrumentGen.Analyzers.Tracing;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Parsing;

namespace InstrumentGen.Analyzers.Auditing;

/// <summary>Why an audit record cannot hold something and what to do about it, in words.</summary>
static class AuditText
{
    // {0} is what the problem is about, {1} its detail.
    static readonly Dictionary<ContentProblemKind, RefusalText> s_texts = new()
    {
        [ContentProblemKind.AuditAction] = new(
            "the name \"{0}\" is blank or too long, or has control characters or space around it",
            "use lower-case words joined by dots, such as \"order.refund\""),
        [ContentProblemKind.AuditNoActor] = new(
            "no parameter and no member of '{0}' is an IAuditActorAccessor",
            "name who acts with Actor, or ask the trail's own accessor with Actor = AuditActor.Ambient"),
        [ContentProblemKind.AuditActors] = new(
            "both '{0}' and '{1}' are an IAuditActorAccessor",
            "name one of them with Actor"),
        [ContentProblemKind.AuditRoot] = new(
            "neither a parameter nor a field or property of '{1}' is called '{0}'",
            "name one that is"),
        [ContentProblemKind.AuditConstructor] = new(
            "'{0}' is a parameter of the primary constructor of '{1}', which only the type's own code reaches",
            "keep it in a field and name that, or pass a parameter"),
        [ContentProblemKind.AuditInstance] = new(
            "'{0}' belongs to an object, and the method is static",
            "pass a parameter"),
        [ContentProblemKind.AuditReference] = new(
            "'{0}' is a ref struct, or a member of one, which a record cannot hold on to",
            "pass what is to be recorded as a parameter"),
        [ContentProblemKind.AuditTooLate] = new(
            "{0} is not known when the call begins",
            "name a parameter or a member"),
        [ContentProblemKind.MemberInaccessible] = new(
            "generated code cannot reach '{0}' of '{1}'",
            "make it internal, or pass a parameter"),
        [ContentProblemKind.MemberHiddenFromCallers] = new(
            "'{0}' of '{1}' is not public, and other assemblies that call the method record its calls",
            "make it public, pass a parameter, or make the method internal or a partial method with a core"),
        [ContentProblemKind.NoText] = new(
            "'{0}' has no text of its own, or one that lists all that is in it",
            "name a member of '{1}'"),
    };

    /// <summary>The text of a problem.</summary>
    public static RefusalText Of(ContentProblem problem) =>
        s_texts.TryGetValue(problem.Kind, out RefusalText text) ? text.About(problem.Subject, problem.Detail) : ContentText.Of(problem);
}
