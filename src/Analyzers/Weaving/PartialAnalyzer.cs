using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of partial methods whose other half is ours and cannot be written, or cannot record.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PartialAnalyzer : DeclarationAnalyzer
{
    static readonly DiagnosticDescriptor s_half = new(
        id: RuleIds.PartialHalf,
        title: "The other half of the partial method cannot be written",
        messageFormat: "The other half of '{0}' cannot be written: {1}; {2}",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The build writes the half of an annotated partial method that records the call; the work is done by a core method of the same type.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.PartialHalf));

    static readonly DiagnosticDescriptor s_owners = new(
        id: RuleIds.TwoOwners,
        title: "Two operations would record the same call",
        messageFormat: "'{0}' does not record its calls, because those through '{1}' are recorded before they reach it; remove the attribute from one of the two",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A call through an annotated member would make one span where it is made and another in the partial method that it runs.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.TwoOwners));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_half, s_owners, AuditRules.Exit];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options) =>
        start.RegisterSymbolAction(context => Analyze(context, options), SymbolKind.Method);

    static void Analyze(SymbolAnalysisContext context, GeneratorOptions options)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || !(PartialMethod.IsOurs(method) || IsNobodys(method))) return;
        string name = SymbolNames.Of(method);
        Refusal? refusal = PartialRules.Check(method, context.Compilation);
        if (refusal is { Reason: RefusalReason.TwoOwners })
        {
            if (options.IsEnabled) context.ReportDiagnostic(AuditRules.Strictly(Diagnostic.Create(s_owners, Places.Of(method), name, refusal.Subject), method));
        }
        else if (refusal is not null && HalfText(refusal, name) is { } text)
        {
            context.ReportDiagnostic(AuditRules.Strictly(Diagnostic.Create(s_half, Places.Of(method), Lacking(refusal), name, text.Why, text.Remedy), method));
        }
    }

    /// <summary>The property of a diagnostic that tells a fix that a type is not partial.</summary>
    internal const string TypeProperty = "type";

    static ImmutableDictionary<string, string?>? Lacking(Refusal refusal) => refusal.Reason switch
    {
        RefusalReason.CoreMissing => ImmutableDictionary<string, string?>.Empty.Add(SplitCore.Property, refusal.Subject),
        RefusalReason.ClosedType => ImmutableDictionary<string, string?>.Empty.Add(TypeProperty, refusal.Subject),
        _ => null,
    };

    // All generators have run, and none has written a body that the compiler asks for.
    static bool IsNobodys(IMethodSymbol method) =>
        method is { IsPartialDefinition: true, PartialImplementationPart: null } && AttributeReader.IsAnnotated(method) && !PartialMethod.MayStayWithoutBody(method);

    // Other refusals leave the call as it is, and are told of like those of any method.
    static RefusalText? HalfText(Refusal refusal, string name) => refusal.Reason switch
    {
        RefusalReason.CoreMissing => new($"its type declares no method '{refusal.Subject}'", "write it, or name another with [Operation(..., Core = nameof(...))]"),
        RefusalReason.CoreSignature => new($"its core {refusal.Subject}", $"declare the core like '{name}'"),
        RefusalReason.ClosedType => new($"'{refusal.Subject}' is not partial, or local to its file", "make it partial"),
        _ => null,
    };
}
