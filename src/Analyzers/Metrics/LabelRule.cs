using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Metrics;

/// <summary>IG2001 and IG2002: each value of a label is a series of its own, which is kept and paid for.</summary>
sealed class LabelRule : IHitRule
{
    static readonly DiagnosticDescriptor s_unbounded = new(
        id: RuleIds.UnboundedLabel,
        title: "A metric's label has values without end",
        messageFormat: "'{0}' {1}, so the label{2} makes a new series for each; {3}",
        category: RuleCategories.Metrics,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Every value of a label is a series of its own: memory grows until the backend drops or bills what is past its limit.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.UnboundedLabel));

    static readonly DiagnosticDescriptor s_unproven = new(
        id: RuleIds.UnprovenLabel,
        title: "Nothing bounds a metric's label",
        messageFormat: "'{0}' {1}, and the label{2} has as many series; take an enum, or map it to known values",
        category: RuleCategories.Metrics,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A label should have few values, and the code should show which.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.UnprovenLabel));

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_unbounded, s_unproven];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        if (hit.Use.Kind != SinkKind.MetricLabel) yield break;
        string label = hit.Use.Name is { } name ? $" '{name}'" : "";
        if (hit.Origins.FirstOrDefault(static origin => origin.Kind == OriginKind.Unbounded) is { } unbounded)
        {
            yield return RuleContext.Report(s_unbounded, hit, DiagnosticSeverity.Warning, unbounded.Subject, unbounded.Reason, label, Remedy(unbounded));
        }
        else if (hit.Origins.FirstOrDefault(static origin => origin.Kind is OriginKind.DataBounded or OriginKind.FreeText) is { } unproven)
        {
            yield return RuleContext.Report(s_unproven, hit, DiagnosticSeverity.Info, unproven.Subject, unproven.Reason, label);
        }
    }

    static string Remedy(Origin origin)
    {
        if (origin.Reason.Contains("exception")) return "label by the exception's type";
        if (origin.Reason.Contains("path") || origin.Reason.Contains("address")) return "label by the route's pattern";
        return "put it on the span, or label by its class";
    }
}
