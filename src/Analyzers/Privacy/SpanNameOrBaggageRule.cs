using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Privacy;

/// <summary>IG1008: names of spans are shown everywhere, and baggage crosses the network to services of others.</summary>
sealed class SpanNameOrBaggageRule : IHitRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.SpanNameOrBaggage,
        title: "A sensitive or personal value stands in a span's name or in baggage",
        messageFormat: "'{0}' {1} and reaches {2}; {3}",
        category: RuleCategories.Privacy,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Baggage crosses the network with every request, to services of others too; names of spans stand in every list of them.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.SpanNameOrBaggage));

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_rule];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        if (hit.Use.Kind is not (SinkKind.SpanName or SinkKind.Baggage)) yield break;
        if (hit.Origins.FirstOrDefault(static origin => origin.Kind <= OriginKind.PersonalName) is not { } origin) yield break;
        DiagnosticSeverity severity = origin.Kind == OriginKind.Annotated && hit.Use.Kind == SinkKind.Baggage ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        string remedy = hit.Use.Kind == SinkKind.Baggage ? "keep it out of baggage" : "name the span by what it does";
        yield return RuleContext.Report(s_rule, hit, severity, origin.Subject, origin.Reason, SinkText.Of(hit.Use), remedy);
    }
}
