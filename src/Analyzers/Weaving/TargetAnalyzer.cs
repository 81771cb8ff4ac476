using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of methods that an attribute asks to instrument and that cannot be.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TargetAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.MethodNotInstrumentable,
        title: "The method cannot be instrumented",
        messageFormat: "'{0}' is not instrumented: {1}; {2}, or {3}",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An attribute asks for telemetry of a method whose calls cannot be woven, so nothing of it is recorded.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.MethodNotInstrumentable));

    static readonly RefusalText s_unseen = new(
        "another source generator wrote it, and generators do not see each other's code",
        "move it to a file of your own");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, AuditRules.Exit];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options)
    {
        if (options.IsEnabled) start.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    static void Analyze(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || OperationParser.Parse(method, context.Compilation) is not { } verdict) return;
        RefusalText? text = verdict switch
        {
            { Refusal: { } refusal } => RefusalText.Of(refusal),
            { Operation: { } operation } when context.IsGeneratedCode && !GeneratorOutput.Of(context.Compilation).Has(operation) => s_unseen,
            _ => null,
        };
        if (text is not { } words) return;
        bool isOwn = AttributeReader.AsksForSignal(method);
        string wayOut = isOwn ? "remove the attribute" : "mark it [NotInstrumented]";
        AttributeMove? move = method.ExplicitInterfaceImplementations is [var member, ..] ? AttributeMove.Of(method, CallSiteParser.Declaration(member), context.CancellationToken) : null;
        context.ReportDiagnostic(AuditRules.Strictly(Diagnostic.Create(
            s_rule,
            Places.Of(method),
            move?.Places,
            move?.Properties ?? SplitCore.Properties(method),
            SymbolNames.Of(method),
            words.Why,
            words.Remedy,
            wayOut), method));
    }
}
