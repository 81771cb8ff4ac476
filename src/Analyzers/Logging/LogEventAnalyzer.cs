using System.Collections.Immutable;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Logging;

/// <summary>IG4002 to IG4004: log events that cannot be written, or that record something else than they say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LogEventAnalyzer : DeclarationAnalyzer
{
    /// <summary>What is wrong, for the code fix.</summary>
    internal const string ProblemProperty = "problem";

    /// <summary>The format in question, for the code fix.</summary>
    internal const string FormatProperty = "format";

    static readonly DiagnosticDescriptor s_event = new(
        id: RuleIds.LogEvent,
        title: "The log event cannot be written",
        messageFormat: "'{0}' is no log event: {1}; {2}",
        category: RuleCategories.Logging,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The build writes the other half of a partial method with [LogEvent]: it needs a logger, a level, and a message whose holes are its values.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.LogEvent));

    static readonly DiagnosticDescriptor s_value = new(
        id: RuleIds.LogEventValue,
        title: "The log event does not record what it says",
        messageFormat: "The log event '{0}' does not record what it says: {1}; {2}",
        category: RuleCategories.Logging,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The message, the parameters and their attributes disagree, or a value cannot be recorded as it is.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.LogEventValue));

    static readonly DiagnosticDescriptor s_format = new(
        id: RuleIds.LogFormat,
        title: "The value of a log event has no such format",
        messageFormat: "\"{0}\" is no format of '{1}', which is written without it; take one that its type has, or none",
        category: RuleCategories.Logging,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A format that the value's type does not know would throw when the message is written.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.LogFormat));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_event, s_value, s_format];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options) => start.RegisterSymbolAction(Analyze, SymbolKind.Method);

    static void Analyze(SymbolAnalysisContext context)
    {
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: null } method || LogEventParser.AttributeOf(method) is not { } attribute) return;
        foreach (LogEventProblem problem in LogEventParser.Problems(method, context.Compilation).Distinct()) Report(context, method, attribute, problem);
    }

    static void Report(SymbolAnalysisContext context, IMethodSymbol method, AttributeData attribute, LogEventProblem problem)
    {
        Location place = problem switch
        {
            { Kind: LogEventProblemKind.Template or LogEventProblemKind.UnknownName or LogEventProblemKind.Format } => Places.OfLastArgument(attribute, context.CancellationToken),
            { Parameter: { } parameter } => Places.Of(parameter),
            _ => Places.Of(method),
        };
        var properties = ImmutableDictionary<string, string?>.Empty.Add(ProblemProperty, problem.Kind.ToString());
        if (problem.Kind == LogEventProblemKind.Format)
        {
            context.ReportDiagnostic(Diagnostic.Create(s_format, place, properties.Add(FormatProperty, problem.Subject), problem.Subject, problem.Detail));
            return;
        }

        RefusalText text = LogEventText.Of(problem);
        context.ReportDiagnostic(Diagnostic.Create(problem.Kind <= LogEventProblemKind.UnknownName ? s_event : s_value, place, properties, SymbolNames.Of(method), text.Why, text.Remedy));
    }
}
