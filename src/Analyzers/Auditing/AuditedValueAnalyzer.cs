using System.Collections.Immutable;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Auditing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Auditing;

/// <summary>IG6001 and IG6003: what <c>[Audited]</c> names cannot be recorded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuditedValueAnalyzer : DeclarationAnalyzer
{
    /// <summary>The property of a diagnostic that says that nobody is named who acts. Its value is the parameter that looks like it, if one does.</summary>
    internal const string NobodyProperty = "nobody";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuditRules.Actor, AuditRules.Content];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options) => start.RegisterSymbolAction(Analyze, SymbolKind.Method);

    static void Analyze(SymbolAnalysisContext context)
    {
        // Both parts of a partial method have the attributes of both.
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: null } method) return;
        foreach (ContentProblem problem in AuditedReader.Problems(method, context.Compilation)) Report(context, problem);
    }

    static void Report(SymbolAnalysisContext context, ContentProblem problem)
    {
        string name = SymbolNames.Of(context.Symbol);
        RefusalText text = AuditText.Of(problem);
        bool isAction = problem.Argument == ContentProblem.Name;
        Location place = Places.OfArgument(problem.Attribute, isAction ? null : problem.Argument, int.MaxValue, context.CancellationToken);
        if (problem.Argument != AuditPart.Actor)
        {
            context.ReportDiagnostic(Diagnostic.Create(AuditRules.Content, place, name, isAction ? "action of that name" : problem.Argument!.ToLowerInvariant(), text.Why, text.Remedy));
            return;
        }

        bool isNamed = AttributeReader.Named(problem.Attribute, AuditPart.Actor) is not null;
        ImmutableDictionary<string, string?>? properties = isNamed ? null : ImmutableDictionary<string, string?>.Empty.Add(NobodyProperty, ActorNames.Only((IMethodSymbol)context.Symbol) ?? "");
        context.ReportDiagnostic(Diagnostic.Create(AuditRules.Actor, place, properties, name, text.Why, text.Remedy));
    }
}
