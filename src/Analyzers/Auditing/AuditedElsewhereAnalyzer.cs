using System.Collections.Immutable;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Auditing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Auditing;

/// <summary>IG6004: who else can call an audited operation whose callers record it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuditedElsewhereAnalyzer : DeclarationAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuditRules.Elsewhere];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options)
    {
        if (options.IsEnabled) start.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: null } method || AuditedReader.AttributeOf(method) is null) return;
        if (OperationParser.Parse(method, context.Compilation)?.Operation is not { Owner: OperationOwner.Caller } model) return;
        bool isOpen = UncalledOperationAnalyzer.IsVisibleOutside(method) || UncalledOperationAnalyzer.OthersMayCall(new(method, model), context.Compilation);
        // Of those that a framework calls, another rule says more.
        if (isOpen && FrameworkCallers.Of(method, context.Compilation) is null) context.ReportDiagnostic(Diagnostic.Create(AuditRules.Elsewhere, Places.Of(method), SplitCore.Properties(method), SymbolNames.Of(method)));
    }
}
