using System.Collections.Immutable;
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
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

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
        if (!options.IsEnabled || options.Interception is not (Interception.NotAllowed or Interception.LanguageTooOld)) return;
        if (OperationSet.Of(context.Compilation, context.CancellationToken).Declared.FirstOrDefault(static operation => operation.Model.Owner == OperationOwner.Caller) is not { Method: var first }) return;
        bool isTooOld = options.Interception == Interception.LanguageTooOld;
        context.ReportDiagnostic(Diagnostic.Create(
            s_rule,
            Places.Of(first),
            SymbolNames.Of(first),
            isTooOld ? "generated code needs C# 12" : "the compiler was not told that InstrumentGen.Generated may intercept calls",
            isTooOld ? "raise LangVersion" : "import the package's build files, or add InstrumentGen.Generated to InterceptorsNamespaces"));
    }
}
