using System.Collections.Immutable;
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
        [CallRules.BaseCall, CallRules.ExpressionTree, CallRules.OtherGenerator, CallRules.TypeParameterReceiver, CallRules.OutOfReach];

    private protected override void Register(CompilationStartAnalysisContext start, OperationSet operations)
    {
        start.RegisterOperationAction(context => AnalyzeCall(context, operations), OperationKind.Invocation);
        start.RegisterOperationAction(context => AnalyzeDynamicCall(context, operations), OperationKind.DynamicInvocation);
        start.RegisterOperationAction(context => AnalyzeImplicitCalls(context, operations), ImplicitCalls.Kinds);
    }

    static void AnalyzeCall(OperationAnalysisContext context, OperationSet operations)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = CallSiteParser.Declaration(call.TargetMethod);
        if (!operations.Contains(method) || GeneratedCode.IsOurs(context.ContainingSymbol)) return;
        if (call.Syntax is not InvocationExpressionSyntax syntax)
        {
            // A collection initializer or a query.
            ReportUnwritten(context, call.Syntax.GetLocation(), method);
            return;
        }

        Location place = Places.OfName(syntax);
        switch (CallSiteParser.Check(call.SemanticModel!, syntax, context.CancellationToken))
        {
            case { Reason: RefusalReason.BaseCall }:
                ReportBaseCall(context, place, method);
                break;
            case { Reason: RefusalReason.ExpressionTree }:
                Report(context, CallRules.ExpressionTree, place, method);
                break;
            case { Reason: RefusalReason.TypeParameterReceiver } refusal:
                Report(context, CallRules.TypeParameterReceiver, place, method, refusal.Subject);
                break;
            case { }:
                Report(context, CallRules.OutOfReach, place, method, "the compiler offers no way to intercept this form", "write a plain call of its name");
                break;
            case null when CallVerdict.IsUnseen(context, syntax):
                Report(context, CallRules.OtherGenerator, place, method);
                break;
        }
    }

    // Where an override calls what it overrides, the call that led there counts: it is woven itself, or reported.
    static void ReportBaseCall(OperationAnalysisContext context, Location place, IMethodSymbol method)
    {
        bool isOverride = context.ContainingSymbol is IMethodSymbol caller
            && Dispatch.Bases(caller).Select(CallSiteParser.Declaration).Contains(method, SymbolEqualityComparer.Default);
        DiagnosticSeverity severity = isOverride ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        context.ReportDiagnostic(
            Diagnostic.Create(CallRules.BaseCall, place, severity, additionalLocations: null, properties: null, SymbolNames.Of(method)));
    }

    static void AnalyzeDynamicCall(OperationAnalysisContext context, OperationSet operations)
    {
        IMethodSymbol? method = DynamicCalls.Candidates(context.Operation, context.CancellationToken)
            .Select(CallSiteParser.Declaration)
            .FirstOrDefault(operations.Contains);
        if (method is null || GeneratedCode.IsOurs(context.ContainingSymbol)) return;
        Location place = Places.OfName(context.Operation.Syntax);
        Report(context, CallRules.OutOfReach, place, method, "an argument is 'dynamic', so it is bound when it runs", "cast the argument to its type");
    }

    static void AnalyzeImplicitCalls(OperationAnalysisContext context, OperationSet operations)
    {
        foreach (IMethodSymbol method in ImplicitCalls.Of(context.Operation).Select(CallSiteParser.Declaration).Where(operations.Contains))
        {
            if (!GeneratedCode.IsOurs(context.ContainingSymbol)) ReportUnwritten(context, ImplicitCalls.Place(context.Operation), method);
        }
    }

    static void ReportUnwritten(OperationAnalysisContext context, Location place, IMethodSymbol method) =>
        Report(context, CallRules.OutOfReach, place, method, "the compiler writes it, and it has no place in the source", "write the call out");

    static void Report(OperationAnalysisContext context, DiagnosticDescriptor rule, Location place, IMethodSymbol method, params string[] reasons) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, place, [SymbolNames.Of(method), .. reasons]));
}
