using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of calls bound to a member without an attribute, where the attribute stands on what the call runs or on what its member
/// overrides or implements: the attribute of the member that is called by name counts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DispatchAnalyzer : UseAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.Dispatch,
        title: "The member that is called is not the one that is annotated",
        messageFormat: "This call of '{0}' is not instrumented though '{1}' is annotated; {2}",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A call is woven by the member that it is bound to; which override or implementation it runs, only the running program knows.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.Dispatch));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, AuditRules.Exit];

    private protected override void Register(CompilationStartAnalysisContext start, OperationSet operations)
    {
        var slots = new SlotMap(operations, start.Compilation);
        UseActions.Calls(start, operations, use => Analyze(use, operations, slots));
        UseActions.References(start, operations, use => Analyze(use, operations, slots));
    }

    /// <summary>Reports a call of a member that is not annotated. Returns the annotated one behind it, where there is one.</summary>
    internal static IMethodSymbol? Analyze(OperationUse use, OperationSet operations, SlotMap slots)
    {
        (IMethodSymbol? called, IOperation? receiver, bool isVirtual) = use.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Instance, call.IsVirtual),
            IMethodReferenceOperation reference when MethodReferences.LeadToCalls(reference) => (reference.Method, reference.Instance, reference.IsVirtual),
            _ => default((IMethodSymbol?, IOperation?, bool)),
        };
        // The names first: they tell most calls apart from those of operations.
        if (called is null || !operations.MayHaveName(called.Name) || receiver is null or { Syntax: BaseExpressionSyntax }) return null;
        IMethodSymbol member = CallSiteParser.Declaration(called);
        if (operations.Contains(member) || operations.IsDecorated(member) || AttributeReader.Has(member, MetadataNames.NotInstrumented)) return null;
        IMethodSymbol? annotated = (isVirtual ? slots.Reached(called, receiver.Type) : null)
            ?? BaseMembers.Of(member).Select(CallSiteParser.Declaration).FirstOrDefault(operations.Contains);
        if (annotated is null || GeneratedCode.IsOurs(use.Owner)) return null;
        Report(use, slots, member, annotated);
        return annotated;
    }

    static void Report(OperationUse use, SlotMap slots, IMethodSymbol member, IMethodSymbol annotated)
    {
        string name = SymbolNames.Of(member);
        bool canBeAnnotated = slots.CanBeAnnotated(member);
        AttributeMove move = AttributeMove.Of(annotated, member, use.CancellationToken);
        use.ReportMissed(Diagnostic.Create(
            s_rule,
            Places.OfName(use.Operation.Syntax),
            canBeAnnotated ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            additionalLocations: move.Places,
            properties: move.Properties,
            name,
            SymbolNames.Of(annotated),
            canBeAnnotated
                ? $"annotate '{name}', the member that is called"
                : $"call it through '{SymbolNames.Of(annotated.ContainingType)}'"), annotated);
    }
}
