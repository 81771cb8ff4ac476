using System.Collections.Immutable;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Privacy;

/// <summary>IG1009: a redaction that cannot be done as it is declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RedactionAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.Redaction,
        title: "The redaction cannot be done as it is declared",
        messageFormat: "The redaction of '{0}' cannot be done as it is declared: {1}; {2}",
        category: RuleCategories.Privacy,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Masks, hashes and redactors need a text, and a mask must leave less than it covers. What cannot be done is erased.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.Redaction));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options) =>
        start.RegisterSymbolAction(Analyze, SymbolKind.Parameter, SymbolKind.Property, SymbolKind.Field, SymbolKind.Method, SymbolKind.NamedType);

    static void Analyze(SymbolAnalysisContext context)
    {
        ISymbol symbol = context.Symbol;
        (ImmutableArray<AttributeData> attributes, ITypeSymbol type)? marked = symbol switch
        {
            // Both parts of a partial method have the attributes of both.
            IParameterSymbol { ContainingSymbol: not IMethodSymbol { PartialDefinitionPart: not null } } parameter => (parameter.GetAttributes(), parameter.Type),
            IPropertySymbol { PartialDefinitionPart: null } property => (property.GetAttributes(), property.Type),
            IFieldSymbol field => (field.GetAttributes(), field.Type),
            IMethodSymbol { PartialDefinitionPart: null } method => (method.GetReturnTypeAttributes(), method.ReturnType),
            INamedTypeSymbol type => (type.GetAttributes(), type),
            _ => null,
        };
        if (marked is not { attributes.IsEmpty: false } one) return;
        foreach (RedactionProblem problem in RedactionReader.Problems(one.attributes, one.type, symbol))
        {
            RefusalText text = RedactionProblemText.Of(problem);
            Location place = problem.Argument is null ? Places.Of(problem.Attribute, context.CancellationToken) : Places.OfArgument(problem.Attribute, problem.Argument, int.MaxValue, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(s_rule, place, symbol is IMethodSymbol or INamedTypeSymbol ? SymbolNames.Of(symbol) : symbol.Name, text.Why, text.Remedy));
        }
    }
}
