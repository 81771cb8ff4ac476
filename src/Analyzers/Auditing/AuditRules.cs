using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Parsing.Auditing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Auditing;

/// <summary>The rules about operations that are audited.</summary>
static class AuditRules
{
    public static readonly DiagnosticDescriptor Actor = new(
        id: RuleIds.AuditActor,
        title: "An audit record would not say who acts",
        messageFormat: "The audit records of '{0}' do not say who acts: {1}; {2}",
        category: RuleCategories.Audit,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An audit record answers who did what. The actor is bound when the project is built.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.AuditActor));

    public static readonly DiagnosticDescriptor Exit = new(
        id: RuleIds.AuditedExit,
        title: "Calls of an audited operation are not recorded",
        messageFormat: "'{0}' is audited, so no call of it may go without a record: {1}",
        category: RuleCategories.Audit,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What is a gap in telemetry elsewhere is a hole in the audit trail here, so the rules of weaving are errors where operations are audited.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.AuditedExit));

    public static readonly DiagnosticDescriptor Content = new(
        id: RuleIds.AuditContent,
        title: "An audit record cannot hold what its declaration asks for",
        messageFormat: "The audit records of '{0}' have no {1}: {2}; {3}",
        category: RuleCategories.Audit,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What is acted on, and why, is bound when the project is built. What cannot be bound is left out.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.AuditContent));

    public static readonly DiagnosticDescriptor Elsewhere = new(
        id: RuleIds.AuditedElsewhere,
        title: "An audited operation can be called where calls are not woven",
        messageFormat: "Calls of '{0}' by other projects without InstrumentGen, by frameworks and by reflection are not audited; make it a partial method with a core, or decorate its interface",
        category: RuleCategories.Audit,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Its calls are recorded where they are compiled, by their callers. A partial method records its calls itself, whoever makes them.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.AuditedElsewhere));

    /// <summary>The property of a diagnostic of <see cref="Exit"/> that names the rule whose place it takes.</summary>
    public const string RuleProperty = "rule";

    /// <summary>A call whose record would not say who acts, because that is not visible in the caller's assembly.</summary>
    public static Diagnostic Nobody(Location place, IMethodSymbol operation) => Diagnostic.Create(
        Exit,
        place,
        SymbolNames.Of(operation),
        $"this call's record would have no actor, which is not visible outside of '{operation.ContainingAssembly.Name}'; make the method a partial method with a core there, or its actor public");

    /// <summary>A diagnostic of a rule of weaving; of an audited operation, the error that takes its place.</summary>
    public static Diagnostic Strictly(Diagnostic diagnostic, IMethodSymbol operation)
    {
        if (AuditedReader.AttributeOf(operation) is null) return diagnostic;
        return Diagnostic.Create(
            Exit,
            diagnostic.Location,
            diagnostic.AdditionalLocations,
            diagnostic.Properties.SetItem(RuleProperty, diagnostic.Id),
            SymbolNames.Of(operation),
            diagnostic.GetMessage(null));
    }
}
