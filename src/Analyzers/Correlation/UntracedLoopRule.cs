using System.Collections.Immutable;
using InstrumentGen.Analyzers.Structural;
using InstrumentGen.Analyzers.Structural.Work;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>IG3004: a background loop whose rounds log or call out with no span around them.</summary>
sealed class UntracedLoopRule : StructureRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.UntracedLoop,
        title: "A background loop has no span for each round",
        messageFormat: "Each round of this loop {0} outside of any span, so the lines and calls of a round cannot be found together; start a span in the loop, or call a [Traced] method",
        category: RuleCategories.Correlation,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "No request starts a background loop, so nothing gives its logs and calls an id unless the loop does.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.UntracedLoop));

    public override DiagnosticDescriptor Descriptor => s_rule;

    public override ImmutableArray<string> Triggers { get; } = [];

    // A worker's loop stands in ExecuteAsync or in a method that this calls; other hosted services start one in a method of any name.
    public override bool Concerns(ISymbol owner) =>
        owner is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { TypeKind: TypeKind.Class } type }
        && type.IsA(KnownTypes.HostedService)
        && owner.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax().DescendantNodes().Any(static node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax));

    public override IEnumerable<Diagnostic> Check(CodeBlock code)
    {
        foreach (ILoopOperation loop in code.Operations.OfType<ILoopOperation>().Where(Loops.IsEndless))
        {
            if (IsInside(loop)) continue;
            WorkKinds work = new WorkReader(code).Read(loop.Body);
            if ((work & (WorkKinds.Logs | WorkKinds.Sends)) == 0 || (work & (WorkKinds.StartsSpan | WorkKinds.RestoresContext)) != 0) continue;
            yield return Diagnostic.Create(s_rule, Loops.Place(loop), (work & WorkKinds.Sends) != 0 ? "calls other processes" : "logs");
        }
    }

    static bool IsInside(ILoopOperation loop)
    {
        for (IOperation? one = loop.Parent; one is not null; one = one.Parent)
        {
            if (one is ILoopOperation outer && Loops.IsEndless(outer)) return true;
        }

        return false;
    }
}
