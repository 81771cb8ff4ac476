using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells, where it is declared, of an operation that a framework calls: those calls cannot be woven.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FrameworkCallAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.FrameworkCall,
        title: "A framework calls the method",
        messageFormat: "Calls of '{0}' that matter are not recorded, because {1}; make it a partial method with a core",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Calls are woven where they are compiled, and a framework was compiled before. A partial method records its calls itself.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.FrameworkCall));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, AuditRules.Exit];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options)
    {
        if (options.IsEnabled) start.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || !AttributeReader.IsAnnotated(method)) return;
        if (OperationParser.Parse(method, context.Compilation)?.Operation is not { Owner: OperationOwner.Caller }) return;
        if (FrameworkCallers.Of(method, context.Compilation) is not { } who) return;
        context.ReportDiagnostic(AuditRules.Strictly(Diagnostic.Create(s_rule, Places.Of(method), SplitCore.Properties(method), SymbolNames.Of(method), who), method));
    }
}
