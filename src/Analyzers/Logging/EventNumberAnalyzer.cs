using System.Collections.Immutable;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Logging;

/// <summary>IG4005: two log events of a type have one number.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EventNumberAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.EventNumber,
        title: "Two log events have the same number",
        messageFormat: "'{0}' has the event number {1} of '{2}'; give one of them an EventId of its own, or an EventName",
        category: RuleCategories.Logging,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Filters, alerts and dashboards tell the events of a category by their numbers.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.EventNumber));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options) => start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    static void Analyze(SymbolAnalysisContext context)
    {
        Dictionary<int, IMethodSymbol> byNumber = [];
        // In the order of their ids, as the members of a type in several files come in any.
        foreach (IMethodSymbol method in Events((INamedTypeSymbol)context.Symbol).OrderBy(static one => one.GetDocumentationCommentId(), StringComparer.Ordinal))
        {
            AttributeData attribute = AttributeReader.Find(method, MetadataNames.LogEvent)!;
            int number = EventNumbers.Of(method, attribute);
            if (!byNumber.TryGetValue(number, out IMethodSymbol? other)) byNumber.Add(number, method);
            else context.ReportDiagnostic(Diagnostic.Create(s_rule, Places.Of(method), SymbolNames.Of(method), number, SymbolNames.Of(other)));
        }
    }

    static IEnumerable<IMethodSymbol> Events(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(static one => one is { MethodKind: MethodKind.Ordinary, PartialDefinitionPart: null } && AttributeReader.Has(one, MetadataNames.LogEvent));
}
