using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Auditing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of attributes that change nothing where they stand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AttributeWithoutEffectAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.AttributeWithoutEffect,
        title: "The attribute has no effect",
        messageFormat: "{0} has no effect on '{1}': {2}; {3}",
        category: RuleCategories.Usage,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "[Operation] and [NotInstrumented] refine what [Traced], [Metered], [Logged] and [Audited] ask for, on the method or on its type. [Logged] asks for nothing where the method logs itself, or no level is given.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.AttributeWithoutEffect));

    static readonly (string Attribute, string Text)[] s_signals =
    [
        (MetadataNames.Traced, "[Traced]"),
        (MetadataNames.Metered, "[Metered]"),
        (MetadataNames.Logged, "[Logged]"),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options)
    {
        start.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
        start.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
    }

    static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null) return;
        AnalyzeLogged(context, AttributeReader.IsLogMethod(method));
        bool isAnnotated = AttributeReader.IsAnnotated(method) || Decorations.MeanWhole(method, context.Compilation);
        AttributeData? notInstrumented = AttributeReader.Find(method, MetadataNames.NotInstrumented);
        if (notInstrumented is not null && !isAnnotated) Report(context, notInstrumented, "[NotInstrumented]", WhyNot(method), "remove it");
        if (AttributeReader.Find(method, MetadataNames.Operation) is not { } operation) return;
        if (notInstrumented is not null)
        {
            Report(context, operation, "[Operation]", "[NotInstrumented] stands beside it", "remove one of them");
        }
        else if (!isAnnotated)
        {
            Report(context, operation, "[Operation]", WhyNot(method), "add [Traced], [Metered], [Logged] or [Audited]");
        }
        else if (AttributeReader.AsksForPool(method) && AuditedReader.AttributeOf(method) is not null)
        {
            Report(context, operation, "Pooled", "the method is [Audited], and what waits for a record is not used again", "remove it");
        }
        else if (AttributeReader.AsksForPool(method) && ReturnShapes.Of(method) is { } shape and not ReturnShape.ValueTask)
        {
            Report(context, operation, "Pooled", shape == ReturnShape.Task ? "a Task can be awaited by anybody at any time" : "it returns no ValueTask", "return a ValueTask, or remove it");
        }
    }

    static void AnalyzeType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!AttributeReader.AsksForSignal(type)) return;
        AnalyzeLogged(context, logsItself: false);
        // A type that has no name yet is being typed.
        if (type.Name.Length == 0 || type.GetMembers().OfType<IMethodSymbol>().Any(AttributeReader.AppliesToMember)) return;
        foreach ((string name, string text) in s_signals)
        {
            if (AttributeReader.Find(type, name) is { } attribute) Report(context, attribute, text, "it declares no public method", "annotate the methods themselves");
        }
    }

    static void AnalyzeLogged(SymbolAnalysisContext context, bool logsItself)
    {
        if (AttributeReader.Find(context.Symbol, MetadataNames.Logged) is not { } logged) return;
        if (logsItself) Report(context, logged, "[Logged]", "the method logs itself", "remove it");
        else if (LoggedReader.IsSilent(logged)) Report(context, logged, "[Logged]", "all its levels are None", "give one of them a level");
    }

    static string WhyNot(IMethodSymbol method) =>
        method.ContainingType is { } type && AttributeReader.AsksForSignal(type)
            ? "the attribute of its type applies to public methods only"
            : "neither it nor its type is [Traced], [Metered] or [Logged], nor is it [Audited]";

    static void Report(SymbolAnalysisContext context, AttributeData attribute, string text, string why, string remedy) =>
        context.ReportDiagnostic(
            Diagnostic.Create(s_rule, Places.Of(attribute, context.CancellationToken), text, SymbolNames.Of(context.Symbol), why, remedy));
}
