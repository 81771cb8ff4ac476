using System.Collections.Immutable;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Tracing;

/// <summary>IG0024: a declaration asks a span or an outcome to hold what it cannot.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SpanContentAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.SpanContent,
        title: "The span cannot hold what its declaration asks for",
        messageFormat: "{0} of '{1}' is not recorded: {2}; {3}",
        category: RuleCategories.Usage,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Tags, names, parents and links of spans and the results that are errors are bound when the project is built. What cannot be bound is left out.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.SpanContent));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options)
    {
        start.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
        start.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
    }

    static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        // Both parts of a partial method have the attributes of both, and both accessors those of their indexer.
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: null } method) return;
        if (method.AssociatedSymbol is null) Report(context, SpanReader.Problems(method, context.Compilation));
        else if (method.AssociatedSymbol is IPropertySymbol { IsIndexer: true } indexer && SymbolEqualityComparer.Default.Equals(method, indexer.GetMethod ?? indexer.SetMethod)) Report(context, SpanReader.Unrecorded(indexer.Parameters), indexer);
    }

    static void AnalyzeType(SymbolAnalysisContext context)
    {
        if (context.Symbol is not INamedTypeSymbol type) return;
        Report(context, SpanReader.Problems(type));
        if (type.DelegateInvokeMethod is { } invoke) Report(context, SpanReader.Problems(invoke, context.Compilation));
    }

    static void Report(SymbolAnalysisContext context, IEnumerable<ContentProblem> problems, ISymbol? about = null)
    {
        foreach (ContentProblem problem in problems)
        {
            RefusalText text = ContentText.Of(problem);
            Location place = problem.Argument is null
                ? Places.Of(problem.Attribute, context.CancellationToken)
                : Places.OfArgument(problem.Attribute, problem.Argument == ContentProblem.Name ? null : problem.Argument, int.MaxValue, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, ContentText.Asked(problem), SymbolNames.Of(about ?? context.Symbol), text.Why, text.Remedy));
        }
    }
}
