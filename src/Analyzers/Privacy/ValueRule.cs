using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Privacy;

/// <summary>IG1001, IG1002 and IG1005: a value that telemetry must not hold reaches it. Who is sure of the value decides the rule, and the
/// rule and the sink decide how loud it is.</summary>
sealed class ValueRule : IHitRule
{
    const string Message = "'{0}' {1} and reaches {2}; {3}";

    static readonly DiagnosticDescriptor s_annotated = new(
        id: RuleIds.AnnotatedData,
        title: "Annotated data reaches telemetry",
        messageFormat: Message,
        category: RuleCategories.Privacy,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A value whose declaration says that it is sensitive is logged, traced or measured.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.AnnotatedData));

    static readonly DiagnosticDescriptor s_secret = new(
        id: RuleIds.SecretName,
        title: "A value that is named as a secret reaches telemetry",
        messageFormat: Message,
        category: RuleCategories.Privacy,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Passwords, keys, tokens and codes in telemetry open doors to whoever reads it.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.SecretName));

    static readonly DiagnosticDescriptor s_personal = new(
        id: RuleIds.PersonalName,
        title: "A value that is named as personal data reaches telemetry",
        messageFormat: Message,
        category: RuleCategories.Privacy,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Names, addresses and the like in telemetry are personal data in another store.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.PersonalName));

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_annotated, s_secret, s_personal];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        if (hit.Use.Kind is SinkKind.ExceptionMessage or SinkKind.SpanName or SinkKind.Baggage) yield break;
        if (hit.IsObject || (hit.Origins.FirstOrDefault(static origin => origin is { Kind: <= OriginKind.PersonalName, IsMember: false }) ?? Called(hit, context)) is not { } origin) yield break;
        yield return RuleContext.Report(RuleOf(origin.Kind), hit, SeverityOf(origin, hit.Use), origin.Subject, origin.Reason, SinkText.Of(hit.Use), Remedy(origin, hit.Use));
    }

    /// <summary>The report of a value that a declaration has recorded as a tag, and whose name tells what it is.</summary>
    public static Diagnostic OfTag(Location place, bool isSecret, string value, string why, string sink) => Diagnostic.Create(
        isSecret ? s_secret : s_personal,
        place,
        value,
        why,
        sink,
        isSecret ? "leave it out, or record a redacted value" : "record an id or a redacted value");

    // {Email} and "user.email" say what a value is whose own name says nothing.
    static Origin? Called(SinkHit hit, RuleContext context)
    {
        SinkUse use = hit.Use;
        if (hit.IsVouched || use.IsText || use.IsTemplate || use.Name is not { } name || IsOfThings(name) || !context.Options.UsesNames || hit.Origins.Any(static origin => origin.Kind <= OriginKind.PersonalName)) return null;
        IOperation value = SinkArguments.Unwrap(use.Value);
        bool isWritten = value is IParameterReferenceOperation or ILocalReferenceOperation or IMemberReferenceOperation or IConditionalAccessOperation;
        return isWritten && value.Type?.SpecialType == SpecialType.System_String && context.Options.Sensitive.TierOf(name, null, context.Around) == NameTier.Personal
            ? new(OriginKind.PersonalName, hit.Place.ToString(), $"is called '{name}'", value.Syntax)
            : null;
    }

    // Plugins and classes have full names and authors too: there the value's own name must say whose it is.
    static bool IsOfThings(string name) => NameWords.Split(name) is [.., "name" or "surname" or "nickname" or "recipient" or "recipients" or "coordinates"];

    static DiagnosticDescriptor RuleOf(OriginKind kind) => kind switch
    {
        OriginKind.Annotated => s_annotated,
        OriginKind.SecretName => s_secret,
        _ => s_personal,
    };

    static DiagnosticSeverity SeverityOf(Origin origin, SinkUse use) => origin.Kind switch
    {
        OriginKind.Annotated when use.Kind == SinkKind.MetricLabel || (origin.IsSecret && !use.IsVerbose) => DiagnosticSeverity.Error,
        OriginKind.Annotated when origin.IsFrameworks => DiagnosticSeverity.Info,
        OriginKind.Annotated => DiagnosticSeverity.Warning,
        OriginKind.SecretName => use.IsVerbose ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
        _ => use.IsVerbose ? DiagnosticSeverity.Hidden : DiagnosticSeverity.Info,
    };

    static string Remedy(Origin origin, SinkUse use) =>
        use.Kind == SinkKind.MetricLabel ? "label by something that names nobody"
        : origin.Kind == OriginKind.PersonalName ? "record an id or a redacted value"
        : "leave it out, or record a redacted value";
}
