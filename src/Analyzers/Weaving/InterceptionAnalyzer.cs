using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells, once, that the build cannot weave anything at all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InterceptionAnalyzer : DiagnosticAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.NothingWoven,
        title: "Nothing is instrumented in this project",
        messageFormat: "No call of '{0}' or of any other operation is instrumented in this project: {1}; {2}",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calls are woven by interceptors, which the build must allow and the language version must know.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.NothingWoven),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, AuditRules.Exit];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        CompilationEnd.Register(context, Analyze);
    }

    static void Analyze(CompilationAnalysisContext context)
    {
        if (!KnownAttributes.AreIn(context.Compilation)) return;
        GeneratorOptions options = BuildOptions.Of(context.Compilation, context.Options);
        if (!options.IsEnabled || options.Interception == Interception.On) return;
        (string why, string remedy) = Reason(options.Interception);
        ILookup<bool, Operation> operations = OperationSet.Of(context.Compilation, context.CancellationToken).Declared.ToLookup(static operation => operation.Model.Signals.Audited is not null);
        // Who switches it off knows that nothing is recorded, and still means what is audited.
        if (options.Interception != Interception.SwitchedOff && operations[false].FirstOrDefault(static operation => operation.Model.Owner == OperationOwner.Caller) is { } first) Report(first);
        // For a language that is too old nothing is written, not even into partial methods.
        foreach (Operation operation in operations[true].Where(operation => operation.Model.Owner == OperationOwner.Caller || options.Interception == Interception.LanguageTooOld)) Report(operation);

        void Report(Operation operation) => context.ReportDiagnostic(AuditRules.Strictly(
            Diagnostic.Create(s_rule, Places.Of(operation.Method), SplitCore.Properties(operation.Method), SymbolNames.Of(operation.Method), why, remedy),
            operation.Method));
    }

    static (string Why, string Remedy) Reason(Interception interception) => interception switch
    {
        Interception.LanguageTooOld => ("generated code needs C# 12", "raise LangVersion"),
        Interception.NotAllowed => ("the compiler was not told that InstrumentGen.Generated may intercept calls", "import the package's build files, or add InstrumentGen.Generated to InterceptorsNamespaces"),
        _ => ("InstrumentGenIntercept is false", "make the method partial with a core, or leave it on"),
    };
}
