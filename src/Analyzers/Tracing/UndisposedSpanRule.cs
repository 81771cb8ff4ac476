using System.Collections.Immutable;
using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Tracing;

/// <summary>IG5001: a span that nobody ends, or not on every way. What is returned, stored, passed or captured is somebody else's to end.</summary>
sealed class UndisposedSpanRule : StructureRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.UndisposedSpan,
        title: "A span is not ended",
        messageFormat: "The span that '{0}' starts is {1}, so it is not exported and what follows may become part of it; declare it with 'using'",
        category: RuleCategories.Tracing,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span is exported when it ends, and until then it is the parent of what is started after it.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.UndisposedSpan));

    public override DiagnosticDescriptor Descriptor => s_rule;

    public override ImmutableArray<string> Triggers { get; } = [.. SpanStarts.Names];

    public override IEnumerable<Diagnostic> Check(CodeBlock code)
    {
        foreach (IOperation start in code.Operations)
        {
            bool isDraft = SpanStarts.IsDraft(start);
            if (!isDraft && !SpanStarts.IsStart(start)) continue;
            if (Problem(start, isDraft, code) is not { } problem) continue;
            string name = start is IInvocationOperation call ? call.TargetMethod.Name : "Start";
            yield return Diagnostic.Create(s_rule, start.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add("problem", problem), name, problem);
        }
    }

    static string? Problem(IOperation start, bool isDraft, CodeBlock code)
    {
        ValueUse use = ValueUse.Of(start, isFluent: true);
        IOperation? begin = isDraft ? StartOf(start, use) : start;
        if (use.Kind == ValueUseKind.Discarded && begin is not null && !EndsCurrent(code)) return "thrown away";
        if (use.Kind != ValueUseKind.Local || use.Local is not { } local || !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, code.FunctionOf(start))) return null;
        return OfLocal(local, begin, code);
    }

    // new Activity("x").SetTag("a", 1).Start(): the call stands between the activity and what becomes of it.
    static IOperation? StartOf(IOperation draft, ValueUse use)
    {
        if (use.Member is { Name: "Start" }) return use.User;
        for (IOperation one = draft; one != use.Value && one.Parent is { } parent; one = parent)
        {
            if (parent is IInvocationOperation { TargetMethod.Name: "Start" }) return parent;
        }

        return null;
    }

    static string? OfLocal(ILocalSymbol local, IOperation? begin, CodeBlock code)
    {
        List<SyntaxNode> ends = [];
        foreach (ILocalReferenceOperation reference in code.ReferencesTo(local))
        {
            if (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference) continue;
            ValueUse use = ValueUse.Of(reference, isFluent: true);
            bool isCaptured = !SymbolEqualityComparer.Default.Equals(code.FunctionOf(reference), local.ContainingSymbol);
            if (isCaptured || use.Kind is ValueUseKind.Elsewhere or ValueUseKind.Local or ValueUseKind.Using) return null;
            if (SpanStarts.IsEnd(use.Member)) ends.Add(reference.Syntax);
            // What is made first and started later has to be ended from there on.
            begin ??= StartOf(reference, use);
        }

        if (begin is null || EndsCurrent(code)) return null;
        if (ends.Count == 0) return "never ended";
        return SpanPaths.Leave(begin.Syntax, ends, local, code) ? "not ended on every way out" : null;
    }

    // Begin and end stand in two members, as in observers of events: the activity is found again as the current one.
    static bool EndsCurrent(CodeBlock code)
    {
        TypeDeclarationSyntax? type = code.Syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        return (type ?? code.Syntax).DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(static access =>
            access is { Name.Identifier.ValueText: "Current", Expression: IdentifierNameSyntax { Identifier.ValueText: "Activity" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Activity" } } or { Name.Identifier.ValueText: "CurrentSpan" }
            && access.FirstAncestorOrSelf<SyntaxNode>(static node => node is StatementSyntax or ArrowExpressionClauseSyntax) is { } statement
            && statement.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText is "Stop" or "End" or "Dispose"));
    }
}
