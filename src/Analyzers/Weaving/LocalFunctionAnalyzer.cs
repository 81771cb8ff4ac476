using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of our attributes on local functions and lambdas, where they do nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LocalFunctionAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.LocalFunction,
        title: "Local functions and lambdas are not instrumented",
        messageFormat: "{0} has no effect on {1}, whose calls cannot be intercepted; make it a method of its own or remove the attribute",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Only methods of a type can be instrumented: nobody can intercept a call of a local function or a lambda.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.LocalFunction));

    static readonly (string Attribute, string Text)[] s_attributes =
    [
        (MetadataNames.Traced, "[Traced]"),
        (MetadataNames.Metered, "[Metered]"),
        (MetadataNames.Logged, "[Logged]"),
        (MetadataNames.Audited, "[Audited]"),
        (MetadataNames.Operation, "[Operation]"),
        (MetadataNames.NotInstrumented, "[NotInstrumented]"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, AuditRules.Exit];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options)
    {
        if (!options.IsEnabled) return;
        start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
    }

    static void Analyze(SyntaxNodeAnalysisContext context)
    {
        IMethodSymbol? function = context.Node switch
        {
            LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } local =>
                context.SemanticModel.GetDeclaredSymbol(local, context.CancellationToken) as IMethodSymbol,
            LambdaExpressionSyntax { AttributeLists.Count: > 0 } lambda =>
                context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol as IMethodSymbol,
            _ => null,
        };
        if (function is null) return;
        foreach ((string name, string text) in s_attributes)
        {
            if (AttributeReader.Find(function, name) is not { } attribute) continue;
            string subject = function.Name.Length > 0 ? $"the local function '{function.Name}'" : "a lambda";
            context.ReportDiagnostic(AuditRules.Strictly(Diagnostic.Create(s_rule, Places.Of(attribute, context.CancellationToken), text, subject), function));
            return;
        }
    }
}
