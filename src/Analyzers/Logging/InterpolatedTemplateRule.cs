using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Logging;

/// <summary>IG4001: a template that is put together for each call. What makes the template is not asked, only whether it is one text.</summary>
sealed class InterpolatedTemplateRule : IHitRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.InterpolatedTemplate,
        title: "A log's template is put together for each call",
        messageFormat: "This template is another text for each call, so lines cannot be found by it and its values are lost; write a constant template with named holes",
        category: RuleCategories.Logging,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A structured log keeps the template and the values apart: one is what to search by, the others what to filter by.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.InterpolatedTemplate));

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_rule];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        if (hit.Use.IsTemplate && (IsPutTogether(hit) || hit.Origins.Any(static origin => origin.Kind == OriginKind.Composed)))
        {
            yield return Diagnostic.Create(s_rule, SinkArguments.Unwrap(hit.Use.Value).Syntax.GetLocation());
        }
    }

    // Where a hole has something to say for itself, the hit is the hole's.
    static bool IsPutTogether(SinkHit hit) => SinkArguments.Unwrap(hit.Use.Value).Syntax != hit.Place;
}
