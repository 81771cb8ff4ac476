using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of calls of operations that are not woven, and why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : UseAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [CallRules.BaseCall, CallRules.ExpressionTree, CallRules.OtherGenerator, CallRules.TypeParameterReceiver, CallRules.OutOfReach, AuditRules.Exit];

    private protected override void Register(CompilationStartAnalysisContext start, OperationSet operations)
    {
        UseActions.Calls(start, operations, use => Analyze(use, operations));
        UseActions.ImplicitCallers(start, operations, use => AnalyzeImplicitCalls(use, operations));
    }

    internal static void Analyze(OperationUse use, OperationSet operations)
    {
        if (use.Operation is IInvocationOperation) AnalyzeCall(use, operations);
        else AnalyzeDynamicCall(use, operations);
    }

    static void AnalyzeCall(OperationUse use, OperationSet operations)
    {
        var call = (IInvocationOperation)use.Operation;
        IMethodSymbol method = CallSiteParser.Declaration(call.TargetMethod);
        if (!operations.Contains(method) || GeneratedCode.IsOurs(use.Owner)) return;
        if (call.Syntax is not InvocationExpressionSyntax syntax)
        {
            // A collection initializer or a query.
            ReportUnwritten(use, call.Syntax.GetLocation(), method);
            return;
        }

        Location place = Places.OfName(syntax);
        switch (CallSiteParser.Check(call.SemanticModel!, syntax, use.CancellationToken))
        {
            case { Reason: RefusalReason.BaseCall }:
                ReportBaseCall(use, place, method);
                break;
            case { Reason: RefusalReason.ExpressionTree }:
                Report(use, CallRules.ExpressionTree, place, method);
                break;
            case { Reason: RefusalReason.TypeParameterReceiver } refusal:
                Report(use, CallRules.TypeParameterReceiver, place, method, refusal.Subject);
                break;
            case { Reason: RefusalReason.Intercepted }:
                Report(use, CallRules.OutOfReach, place, method, "another interceptor stands in for it, and the compiler takes one", "make the method partial with a core, or remove the other");
                break;
            case { }:
                Report(use, CallRules.OutOfReach, place, method, "the compiler offers no way to intercept this form", "write a plain call of its name");
                break;
            case null when CallVerdict.IsUnseen(use, syntax):
                Report(use, CallRules.OtherGenerator, place, method);
                break;
            case null when operations.RecordsNobody(method):
                use.Report(AuditRules.Nobody(place, method));
                break;
        }
    }

    // Where an override calls what it overrides, the call that led there counts: it is woven itself, or reported.
    static void ReportBaseCall(OperationUse use, Location place, IMethodSymbol method)
    {
        bool isOverride = use.Owner is IMethodSymbol caller
            && BaseMembers.Of(caller).Select(CallSiteParser.Declaration).Contains(method, SymbolEqualityComparer.Default);
        DiagnosticSeverity severity = isOverride ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        var diagnostic = Diagnostic.Create(CallRules.BaseCall, place, severity, additionalLocations: null, SplitCore.Properties(method), SymbolNames.Of(method));
        if (isOverride) use.Report(diagnostic);
        else use.ReportMissed(diagnostic, method);
    }

    static void AnalyzeDynamicCall(OperationUse use, OperationSet operations)
    {
        IMethodSymbol? method = DynamicCalls.Candidates(use.Operation, use.CancellationToken)
            .Select(CallSiteParser.Declaration)
            .FirstOrDefault(operations.Contains);
        if (method is null || GeneratedCode.IsOurs(use.Owner)) return;
        Location place = Places.OfName(use.Operation.Syntax);
        Report(use, CallRules.OutOfReach, place, method, "an argument is 'dynamic', so it is bound when it runs", "cast the argument to its type");
    }

    internal static void AnalyzeImplicitCalls(OperationUse use, OperationSet operations)
    {
        foreach (IMethodSymbol method in ImplicitCalls.Of(use.Operation).Select(CallSiteParser.Declaration).Where(operations.Contains))
        {
            if (!GeneratedCode.IsOurs(use.Owner)) ReportUnwritten(use, ImplicitCalls.Place(use.Operation), method);
        }
    }

    static void ReportUnwritten(OperationUse use, Location place, IMethodSymbol method) =>
        Report(use, CallRules.OutOfReach, place, method, "the compiler writes it, and it has no place in the source", "write the call out");

    static void Report(OperationUse use, DiagnosticDescriptor rule, Location place, IMethodSymbol method, params string[] reasons) =>
        use.ReportMissed(Diagnostic.Create(rule, place, SplitCore.Properties(method), [SymbolNames.Of(method), .. reasons]), method);
}
