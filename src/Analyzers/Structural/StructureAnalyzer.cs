using System.Collections.Immutable;
using InstrumentGen.Analyzers.Configuration;
using InstrumentGen.Analyzers.Correlation;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Metrics;
using InstrumentGen.Analyzers.Tracing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Structural;

/// <summary>Asks the rules about structure. Code is looked at once for the names that they wait for, and bound only where one is found.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StructureAnalyzer : DiagnosticAnalyzer
{
    static readonly StructureRule[] s_rules =
    [
        new PerCallInstrumentRule(),
        new SuppressedFlowRule(),
        new PropagationOffRule(),
        new UntracedLoopRule(),
        new CorrelationIdRule(),
        new UndisposedSpanRule(),
        new AsyncSpanFactoryRule(),
    ];

    static readonly CodeTriggers s_triggers = new(s_rules);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. s_rules.Select(static rule => rule.Descriptor)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (TestCode.IsBenchmark(start.Compilation)) return;
            var options = new OptionsReader(start.Compilation, start.Options.AnalyzerConfigOptionsProvider);
            start.RegisterCodeBlockAction(block => Analyze(block, options));
        });
    }

    static void Analyze(CodeBlockAnalysisContext context, OptionsReader reader)
    {
        StructureRule[] rules = [.. s_triggers.Find(context.CodeBlock, context.OwningSymbol, context.CancellationToken)];
        if (rules.Length == 0 || IsSpared(context.OwningSymbol, reader.Of(context.CodeBlock.SyntaxTree))) return;
        if (CodeBlock.Of(context.CodeBlock, context.OwningSymbol, context.SemanticModel, context.CancellationToken) is not { } code) return;
        foreach (Diagnostic diagnostic in rules.SelectMany(rule => rule.Check(code))) context.ReportDiagnostic(diagnostic);
    }

    // Tests make spans, sources and ids in any way that suits them.
    static bool IsSpared(ISymbol owner, FlowOptions options) => options.SparesTests || (!options.AppliesToTests && TestCode.Is(owner));
}
