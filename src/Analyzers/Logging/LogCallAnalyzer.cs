using System.Collections.Immutable;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Logging;

/// <summary>IG4006 to IG4008: templates of classic log calls that are bound to our typed methods, where CA2017, CA2023 and CA2253 do not see them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LogCallAnalyzer : DiagnosticAnalyzer
{
    static readonly DiagnosticDescriptor s_count = new(
        id: RuleIds.ArgumentCount,
        title: "A log call has more holes than arguments, or fewer",
        messageFormat: "The template has {0} and the call {1}; {2}",
        category: RuleCategories.Logging,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A hole without an argument throws when the message is written; an argument without a hole is in no record.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.ArgumentCount));

    static readonly DiagnosticDescriptor s_braces = new(
        id: RuleIds.TemplateBraces,
        title: "The template of a log call cannot be read",
        messageFormat: "The template cannot be read at \"{0}\", and logging it throws; write a hole such as {{Name}}, {{Name,10}} or {{Name:F2}}, and double braces for themselves",
        category: RuleCategories.Logging,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A brace that opens or closes no hole, or a width that is no number, throws when the call is made.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.TemplateBraces));

    static readonly DiagnosticDescriptor s_number = new(
        id: RuleIds.NumberedHole,
        title: "A hole of a log call has a number for a name",
        messageFormat: "The value of the hole {{{0}}} is recorded under the name \"{0}\", by which nobody finds it; name the hole by what it says",
        category: RuleCategories.Logging,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Holes take the arguments in their order, so a number chooses nothing: it is the name of the value in the record.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.NumberedHole));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_count, s_braces, s_number];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (LogCallParser.AreTypedIn(start.Compilation)) start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);
        });
    }

    static void Analyze(SyntaxNodeAnalysisContext context)
    {
        foreach (LogCallProblem problem in LogCallProblems.Of(context.SemanticModel, (InvocationExpressionSyntax)context.Node, context.CancellationToken))
        {
            Location place = problem.Template.GetLocation();
            context.ReportDiagnostic(problem.Kind switch
            {
                LogCallProblemKind.Template => Diagnostic.Create(s_braces, place, problem.Fault),
                LogCallProblemKind.Number => Diagnostic.Create(s_number, place, problem.Fault),
                _ => OfCount(problem, place),
            });
        }
    }

    static Diagnostic OfCount(LogCallProblem problem, Location place) => Diagnostic.Create(
        s_count,
        place,
        Counted(problem.Holes, "hole"),
        Counted(problem.Arguments, "argument"),
        problem.Holes > problem.Arguments ? "give each hole its argument, or writing the message throws" : "name each argument in the template, or take away what no record holds");

    static string Counted(int count, string what) => count switch
    {
        0 => $"no {what}s",
        1 => $"1 {what}",
        _ => $"{count} {what}s",
    };
}
