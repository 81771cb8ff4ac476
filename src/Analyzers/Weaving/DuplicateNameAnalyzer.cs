using System.Collections.Immutable;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of operations that share a name, and so their metrics, by accident.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateNameAnalyzer : DiagnosticAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.DuplicateName,
        title: "Two operations have the same name",
        messageFormat: "'{0}' and '{1}' are both the operation \"{2}\", so their telemetry is mixed; name one of them with [Operation]",
        category: RuleCategories.Usage,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Spans and metrics carry the operation's name; those of one name are added up.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.DuplicateName),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        CompilationEnd.Register(context, Analyze);
    }

    static void Analyze(CompilationAnalysisContext context)
    {
        if (!KnownAttributes.AreIn(context.Compilation)) return;
        IEnumerable<Operation> operations = OperationSet.Of(context.Compilation, context.CancellationToken).Declared;
        foreach (var sameName in operations.GroupBy(static operation => operation.Model.Name, StringComparer.Ordinal))
        {
            Operation first = sameName.First();
            foreach (Operation other in sameName.Where(other => !AreOne(first.Method, other.Method))) Report(context, first, other);
        }
    }

    static void Report(CompilationAnalysisContext context, Operation first, Operation other)
    {
        Location place = AttributeReader.Find(other.Method, MetadataNames.Operation) is { } attribute
            ? Places.OfArgument(attribute, null, 0, context.CancellationToken)
            : Places.Of(other.Method);
        context.ReportDiagnostic(
            Diagnostic.Create(s_rule, place, SymbolNames.Of(other.Method), SymbolNames.Of(first.Method), other.Model.Name));
    }

    // Overloads are meant to be one operation, and so are a member and what overrides or implements it.
    static bool AreOne(IMethodSymbol one, IMethodSymbol other) =>
        (one.Name == other.Name && SymbolEqualityComparer.Default.Equals(one.ContainingType, other.ContainingType))
        || Reaches(one, other) || Reaches(other, one);

    static bool Reaches(IMethodSymbol from, IMethodSymbol to) =>
        BaseMembers.Of(from).Select(CallSiteParser.Declaration).Contains(to, SymbolEqualityComparer.Default);
}
