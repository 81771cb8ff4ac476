using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of operations that become delegates or function pointers: who calls them through those is not woven.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MethodGroupAnalyzer : UseAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.MethodGroup,
        title: "Calls through a delegate are not instrumented",
        messageFormat: "Calls of '{0}' through this {1} are not instrumented; {2}",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calls are woven where the method is called by its name; a delegate of the method itself goes past that.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.MethodGroup));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, AuditRules.Exit];

    private protected override void Register(CompilationStartAnalysisContext start, OperationSet operations) =>
        UseActions.References(start, operations, use => Analyze(use, operations));

    internal static void Analyze(OperationUse use, OperationSet operations)
    {
        var reference = (IMethodReferenceOperation)use.Operation;
        IMethodSymbol method = CallSiteParser.Declaration(reference.Method);
        if (!operations.Contains(method) || !MethodReferences.LeadToCalls(reference)) return;
        if (GeneratedCode.IsOurs(use.Owner)) return;
        bool isPointer = reference.Parent is IAddressOfOperation;
        use.ReportMissed(Diagnostic.Create(
            s_rule,
            Places.OfName(reference.Syntax),
            SplitCore.Properties(method),
            SymbolNames.Of(method),
            isPointer ? "function pointer" : "delegate",
            isPointer ? "point to a method that calls it" : "pass a lambda that calls it"), method);
    }
}
