using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Fails a build in which fewer uses of operations are instrumented than it asks for. It counts what the other rules report, so it works
/// where it is asked for alone.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoverageAnalyzer : DiagnosticAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.Coverage,
        title: "Fewer uses are instrumented than the project asks for",
        messageFormat: "{0} of {1} uses of operations are instrumented, {2} %, and InstrumentGenMinimumCoverage asks for {3} %; the other rules of weaving tell which are not, and why",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A use is a call, a delegate, or an operation of which nothing is known but that something else calls it.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.Coverage),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.InstrumentGenMinimumCoverage", out string? property);
            if (Coverage.Minimum(property) is not { } minimum || !KnownAttributes.AreIn(start.Compilation) || !BuildOptions.Of(start.Compilation, start.Options).IsEnabled) return;
            Register(start, OperationSet.Of(start.Compilation, start.CancellationToken), minimum);
        });
    }

    static void Register(CompilationStartAnalysisContext start, OperationSet operations, double minimum)
    {
        var coverage = new Coverage();
        var used = new ConcurrentDictionary<IMethodSymbol, bool>(SymbolEqualityComparer.Default);
        bool weaves = BuildOptions.Of(start.Compilation, start.Options).Intercepts;
        var slots = new SlotMap(operations, start.Compilation);
        UseActions.Calls(start, operations, use =>
        {
            if (use.Operation is IInvocationOperation call && CallSiteParser.Declaration(call.TargetMethod) is var method && operations.Contains(method) && !GeneratedCode.IsOurs(use.Owner))
            {
                if (!weaves) coverage.AddMissed();
                else if (CallVerdict.IsWoven(use)) coverage.AddWoven();
            }

            Note(use);
            if (weaves) CallAnalyzer.Analyze(Counted(use, coverage), operations);
        });
        UseActions.ImplicitCallers(start, operations, use =>
        {
            Note(use);
            CallAnalyzer.AnalyzeImplicitCalls(Counted(use, coverage), operations);
        });
        UseActions.References(start, operations, use =>
        {
            Note(use);
            MethodGroupAnalyzer.Analyze(Counted(use, coverage), operations);
        });
        start.RegisterCompilationEndAction(context =>
        {
            foreach (Operation operation in operations.Declared) Add(coverage, operation, used, context.Compilation);
            if (coverage.Percentage < minimum) Report(context, coverage, minimum);
        });

        void Note(OperationUse use)
        {
            foreach (IMethodSymbol method in MethodsOf(use)) used.TryAdd(method, true);
            if (DispatchAnalyzer.Analyze(Counted(use, coverage), operations, slots) is { } annotated) used.TryAdd(annotated, true);
        }
    }

    static IEnumerable<IMethodSymbol> MethodsOf(OperationUse use) => (use.Operation switch
    {
        IInvocationOperation call => [call.TargetMethod],
        IMethodReferenceOperation reference => [reference.Method],
        IDynamicInvocationOperation => DynamicCalls.Candidates(use.Operation, use.CancellationToken),
        _ => ImplicitCalls.Of(use.Operation),
    }).Select(CallSiteParser.Declaration);

    static OperationUse Counted(OperationUse use, Coverage coverage) => use with
    {
        Report = diagnostic =>
        {
            if (IsMissed(diagnostic)) coverage.AddMissed();
        },
    };

    // The call that led to an override's call of its base is counted itself, and a call in an expression tree does not run here.
    static bool IsMissed(Diagnostic diagnostic) => diagnostic switch
    {
        { Id: RuleIds.ExpressionTree } => false,
        { Id: RuleIds.BaseCall } => diagnostic.Severity != DiagnosticSeverity.Info,
        // It stands for a use that is missed, or says that a woven one knows no actor.
        { Id: RuleIds.AuditedExit } => diagnostic.Properties.ContainsKey(AuditRules.RuleProperty),
        _ => true,
    };

    // What records itself or is recorded before it misses nothing; what nothing calls here something else must, unless other projects do.
    static void Add(Coverage coverage, Operation operation, ConcurrentDictionary<IMethodSymbol, bool> used, Compilation compilation)
    {
        if (operation.Model.Owner != OperationOwner.Caller) coverage.AddWoven();
        else if (FrameworkCallers.Of(operation.Method, compilation) is not null || (!used.ContainsKey(operation.Method) && !UncalledOperationAnalyzer.OthersMayCall(operation, compilation))) coverage.AddMissed();
    }

    static void Report(CompilationAnalysisContext context, Coverage coverage, double minimum) => context.ReportDiagnostic(Diagnostic.Create(
        s_rule,
        Location.None,
        coverage.Woven,
        coverage.All,
        (Math.Floor(coverage.Percentage * 10) / 10).ToString("0.#", CultureInfo.InvariantCulture),
        minimum.ToString("0.##", CultureInfo.InvariantCulture)));
}
