using System.Collections.Immutable;
using InstrumentGen.Analyzers.Configuration;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Sources;
using InstrumentGen.Analyzers.Logging;
using InstrumentGen.Analyzers.Metrics;
using InstrumentGen.Analyzers.Privacy;
using InstrumentGen.Analyzers.Tracing;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Analyzers.Flow;

/// <summary>Follows values through each method once and asks every rule about what reaches sinks. A method whose text names no sink is not
/// bound at all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlowAnalyzer : DiagnosticAnalyzer
{
    // What annotations alone can break: all that test code is held to, unless it asks for more.
    static readonly IHitRule[] s_annotationRules = [new ValueRule(), new ObjectGraphRule(), new ExceptionMessageRule(), new SpanNameOrBaggageRule()];

    static readonly IHitRule[] s_rules =
    [
        .. s_annotationRules,
        new SecretTemplateRule(),
        new LabelRule(),
        new ExplodingSpanNameRule(),
        new InterpolatedTemplateRule(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. s_rules.SelectMany(static rule => rule.Descriptors)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var syntax = new SinkSyntax(LoggerMessageNames.Of(start.Compilation, start.CancellationToken));
            var options = new OptionsReader(start.Compilation, start.Options.AnalyzerConfigOptionsProvider);
            start.RegisterCodeBlockAction(block => Analyze(block, syntax, options));
            start.RegisterSyntaxNodeAction(call => AnalyzeDefinition(call, options), SyntaxKind.InvocationExpression);
            var loggerMessages = new LoggerMessages(start.Compilation);
            start.RegisterSymbolAction(method => AnalyzeDeclaration(method, loggerMessages, options), SymbolKind.Method);
        });
    }

    static void AnalyzeDeclaration(SymbolAnalysisContext context, LoggerMessages loggerMessages, OptionsReader reader)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null) return;
        LoggerMessageDeclaration? declaration = loggerMessages.Declaration(method);
        bool hasTags = TaggedValueRule.HasTags(method);
        if ((declaration is null && !hasTags) || Classifications.IsAllowed(method)) return;
        FlowOptions options = method.DeclaringSyntaxReferences is [var reference, ..] ? reader.Of(reference.SyntaxTree) : FlowOptions.Default;
        var rules = new RuleContext(context.Compilation, method, options);
        IEnumerable<Diagnostic> ofTemplate = declaration is null ? [] : SecretTemplateRule.Check(method, declaration, rules, context.CancellationToken);
        IEnumerable<Diagnostic> ofTags = hasTags && !options.SparesTests ? TaggedValueRule.Check(method, rules, context.CancellationToken) : [];
        foreach (Diagnostic diagnostic in ofTemplate.Concat(ofTags)) context.ReportDiagnostic(diagnostic);
    }

    static void AnalyzeDefinition(SyntaxNodeAnalysisContext context, OptionsReader reader)
    {
        if (context.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Define" } } call || context.ContainingSymbol is not { } owner) return;
        FlowOptions options = reader.Of(call.SyntaxTree);
        if (options.SparesTests || Classifications.IsAllowed(owner)) return;
        foreach (Diagnostic diagnostic in SecretTemplateRule.Check(call, context.SemanticModel, new(context.Compilation, owner, options), context.CancellationToken)) context.ReportDiagnostic(diagnostic);
    }

    static void Analyze(CodeBlockAnalysisContext context, SinkSyntax syntax, OptionsReader reader)
    {
        if (!syntax.IsIn(context.CodeBlock, context.SemanticModel.Compilation, context.CancellationToken)) return;
        FlowOptions options = reader.Of(context.CodeBlock.SyntaxTree);
        IReadOnlyList<SinkHit> hits = MethodFlow.Of(context.CodeBlock, context.OwningSymbol, context.SemanticModel, options, context.CancellationToken);
        if (hits.Count == 0 || Classifications.IsAllowed(context.OwningSymbol)) return;
        var rules = new RuleContext(context.SemanticModel.Compilation, context.OwningSymbol, options);
        // A template with several values is several hits and one template.
        var reported = new HashSet<(string, TextSpan)>();
        IHitRule[] asked = options.SparesTests ? s_annotationRules : s_rules;
        foreach (Diagnostic diagnostic in hits.Select(hit => hit with { Use = hit.Use.From(options.LeastLogLevel) }).SelectMany(hit => asked.SelectMany(rule => rule.Check(hit, rules))))
        {
            if (reported.Add((diagnostic.Id, diagnostic.Location.SourceSpan))) context.ReportDiagnostic(diagnostic);
        }
    }
}
