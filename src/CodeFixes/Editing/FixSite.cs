using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Analyzers.Configuration;
using InstrumentGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>The place that a diagnostic is about.</summary>
/// <param name="Document">Its file.</param>
/// <param name="Root">The whole of the file.</param>
/// <param name="Model">What the compiler knows of the file.</param>
/// <param name="Diagnostic">What is said.</param>
/// <param name="Taken">Names that other changes of the same run have given to variables.</param>
/// <param name="CancellationToken">Cancelled when nobody waits any more.</param>
sealed record FixSite(Document Document, SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic, ISet<string> Taken, CancellationToken CancellationToken)
{
    /// <summary>The innermost node that the diagnostic points at.</summary>
    public SyntaxNode Node { get; } = Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The expression that the diagnostic points at, where it is one.</summary>
    public ExpressionSyntax? Expression => Node as ExpressionSyntax;

    public SyntaxTree Tree => Root.SyntaxTree;

    /// <summary>What the diagnostic's sink is, as the analyzer told.</summary>
    public string? Sink => Property("sink");

    /// <summary>The rule that speaks; of an operation that is audited, the rule of weaving whose place another one takes.</summary>
    public string Rule => Property(AuditRules.RuleProperty) ?? Diagnostic.Id;

    /// <summary>What the project says of the rules in this file.</summary>
    public FlowOptions Options => new OptionsReader(Model.Compilation, Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider).Of(Tree);

    /// <summary>A fact that the analyzer put into the diagnostic.</summary>
    public string? Property(string name) => Diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => Model.GetTypeInfo(expression, CancellationToken).Type;

    public ISymbol? SymbolOf(ExpressionSyntax expression) => Model.GetSymbolInfo(expression, CancellationToken).Symbol;
}
