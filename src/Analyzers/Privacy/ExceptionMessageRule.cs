using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Privacy;

/// <summary>IG1006: whoever catches an exception logs its message.</summary>
sealed class ExceptionMessageRule : IHitRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.ExceptionMessage,
        title: "A sensitive value stands in an exception's message",
        messageFormat: "'{0}' {1} and stands in an exception's message, which whoever catches it logs; leave the value out of the message",
        category: RuleCategories.Privacy,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Messages of exceptions end up in logs, spans and responses that their author never sees.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.ExceptionMessage));

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_rule];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        if (hit.Use.Kind != SinkKind.ExceptionMessage) yield break;
        if (hit.Origins.FirstOrDefault(static origin => origin.Kind <= OriginKind.SecretName) is not { } origin) yield break;
        if (origin.Kind == OriginKind.SecretName && SensitiveNames.IsBareToken(origin.Subject) && !SensitiveNames.IsAtDoor($"{context.Around} {NameOf(hit.Operation)}")) yield break;
        yield return RuleContext.Report(s_rule, hit, origin.Kind == OriginKind.Annotated ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, origin.Subject, origin.Reason);
    }

    // An UnauthorizedAccessException tells of a door too.
    static string NameOf(IOperation operation) => operation.Type is { Name: var name } && name != "Exception" ? name : "";
}
