using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of attribute arguments that cannot be honoured.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArgumentAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_name = new(
        id: RuleIds.OperationName,
        title: "The operation's name cannot be used",
        messageFormat: "The operation name of '{0}' {1}; use lower-case words joined by dots, such as \"order.place\"",
        category: RuleCategories.Usage,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The name stands in spans, metric labels and dashboards.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.OperationName));

    static readonly DiagnosticDescriptor s_buckets = new(
        id: RuleIds.Buckets,
        title: "The buckets cannot be used",
        messageFormat: "The buckets of '{0}' cannot be used: {1}; give at most 200 bounds in seconds, positive, finite and ascending",
        category: RuleCategories.Usage,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each bound is the upper end of a bucket of durations.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.Buckets));

    static readonly DiagnosticDescriptor s_expected = new(
        id: RuleIds.ExpectedException,
        title: "The type cannot be an expected exception",
        messageFormat: "'{1}' cannot be an expected exception of '{0}' because {2}; {3}",
        category: RuleCategories.Usage,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Generated code tests whether an exception is of the type.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.ExpectedException));

    static readonly DiagnosticDescriptor s_ratio = new(
        id: RuleIds.SamplingRatio,
        title: "The sampling ratio cannot be used",
        messageFormat: "The sampling ratio {1} of '{0}' cannot be used; give the part of its spans that is kept, from 0 to 1",
        category: RuleCategories.Tracing,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A sampling ratio is 0, or from 2^-56 to 1.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.SamplingRatio));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_name, s_buckets, s_expected, s_ratio];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options) =>
        start.RegisterSymbolAction(Analyze, SymbolKind.Method, SymbolKind.NamedType);

    static void Analyze(SymbolAnalysisContext context)
    {
        // Both parts of a partial method have the attributes of both.
        if (context.Symbol is IMethodSymbol { PartialDefinitionPart: not null }) return;
        foreach (ArgumentProblem problem in AttributeReader.Problems(context.Symbol, context.Compilation)) Report(context, problem);
    }

    static void Report(SymbolAnalysisContext context, ArgumentProblem problem)
    {
        string name = SymbolNames.Of(context.Symbol);
        context.ReportDiagnostic(problem.Kind switch
        {
            ArgumentProblemKind.BlankName => Diagnostic.Create(s_name, At(null), name, "is blank"),
            ArgumentProblemKind.UnprintableName =>
                Diagnostic.Create(s_name, At(null), name, $"is too long, or has control characters or space around it: {problem.Detail}"),
            ArgumentProblemKind.Buckets => Diagnostic.Create(s_buckets, At("Buckets"), name, $"{problem.Detail} cannot be the next bound"),
            ArgumentProblemKind.TooManyBuckets => Diagnostic.Create(s_buckets, At("Buckets"), name, $"there are {problem.Detail}"),
            ArgumentProblemKind.SamplingRatio => Diagnostic.Create(s_ratio, At("SamplingRatio"), name, problem.Detail),
            ArgumentProblemKind.ExpectedInaccessible =>
                Diagnostic.Create(s_expected, At("Expected"), name, problem.Detail, "generated code cannot name it", "make it internal"),
            _ => Diagnostic.Create(s_expected, At("Expected"), name, problem.Detail, "it is no exception type", "name a class that derives from Exception"),
        });

        Location At(string? argument) => Places.OfArgument(problem.Attribute, argument, problem.Index, context.CancellationToken);
    }
}
