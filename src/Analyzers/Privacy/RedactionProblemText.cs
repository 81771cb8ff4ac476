using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Parsing;

namespace InstrumentGen.Analyzers.Privacy;

/// <summary>Why a redaction cannot be done and what to do about it, in words.</summary>
static class RedactionProblemText
{
    // {0} is what the problem is about, {1} its detail.
    static readonly Dictionary<RedactionProblemKind, RefusalText> s_texts = new()
    {
        [RedactionProblemKind.UnknownMethod] = new(
            "there is no such redaction",
            "name a member of Redaction"),
        [RedactionProblemKind.KeepOutOfRange] = new(
            "a mask cannot keep {0} characters",
            "give a number from 0 to 16"),
        [RedactionProblemKind.KeepWithoutMask] = new(
            "'Keep' is for masks, and this is Redaction.{0}",
            "remove it, or say Redaction = Redaction.Mask"),
        [RedactionProblemKind.ClassifiedTwice] = new(
            "it is [{0}] as well, and which of the two decides is nobody's guess",
            "leave one classification"),
        [RedactionProblemKind.NoText] = new(
            "Redaction.{1} works on text, and '{0}' has none of its own, or one that lists all that is in it",
            "mark the members that have one, give the type a ToString of its own, or leave the redaction out"),
        [RedactionProblemKind.AlwaysMasked] = new(
            "a mask that keeps {0} characters needs values of twice as many, and these have {1} at most, so nothing would ever be shown",
            "keep less, or leave the redaction out"),
    };

    public static RefusalText Of(RedactionProblem problem) => s_texts[problem.Kind].About(problem.Subject, problem.Detail);
}
