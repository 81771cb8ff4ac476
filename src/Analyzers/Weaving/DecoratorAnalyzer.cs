using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of interfaces that are asked to be decorated and cannot be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DecoratorAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.Decorator,
        title: "The decorator of the interface cannot be written",
        messageFormat: "The decorator of '{0}' cannot be written: {1}; {2}",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The build writes a class that implements the interface, records its operations and passes its calls on.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.Decorator));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options)
    {
        if (!options.IsEnabled) return;
        start.RegisterSymbolAction(AnalyzeInterface, SymbolKind.NamedType);
        start.RegisterSyntaxNodeAction(AnalyzeAttribute, SyntaxKind.Attribute);
    }

    static void AnalyzeInterface(SymbolAnalysisContext context)
    {
        if (context.Symbol is INamedTypeSymbol { TypeKind: TypeKind.Interface } service && AttributeReader.Has(service, MetadataNames.Decorated))
        {
            Analyze(service, Places.Of(service), context.Compilation, context.ReportDiagnostic);
        }
    }

    static void AnalyzeAttribute(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.Parent is not AttributeListSyntax { Target.Identifier.ValueText: "assembly" }) return;
        AttributeData? attribute = context.Compilation.Assembly.GetAttributes().FirstOrDefault(one => one.ApplicationSyntaxReference is { } syntax && syntax.SyntaxTree == context.Node.SyntaxTree && syntax.Span == context.Node.Span);
        if (attribute?.AttributeClass is not { } type || SymbolText.FullName(type) != MetadataNames.Decorate || Decorations.NamedBy(attribute) is not { } service) return;
        Analyze(service, Places.OfArgument(attribute, null, 0, context.CancellationToken), context.Compilation, context.ReportDiagnostic);
    }

    static void Analyze(INamedTypeSymbol service, Location place, Compilation compilation, Action<Diagnostic> report)
    {
        if (!DecoratorParser.IsWhole(service) || DecoratorRules.Check(service, compilation) is not { } refusal) return;
        RefusalText text = DecoratorText.Of(refusal);
        report(Diagnostic.Create(s_rule, place, OperationRules.Short(service), text.Why, text.Remedy));
    }
}
