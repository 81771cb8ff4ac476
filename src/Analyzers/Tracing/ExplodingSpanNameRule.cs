using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tracing;

/// <summary>IG5003: a span's name with a value in it that has no end: nothing can be grouped by it, and metrics made of spans explode.</summary>
sealed class ExplodingSpanNameRule : IHitRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.ExplodingSpanName,
        title: "A span's name has values without end",
        messageFormat: "'{0}' {1} and stands in a span's name, by which spans are grouped; name the span by what it does and put the value into a tag",
        category: RuleCategories.Tracing,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Backends group, sample and count spans by their names: a name for each call makes all of that useless.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.ExplodingSpanName));

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_rule];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        if (hit.Use.Kind == SinkKind.SpanName && hit.Origins.FirstOrDefault(static origin => origin.Kind == OriginKind.Unbounded) is { } origin)
        {
            yield return RuleContext.Report(s_rule, hit, DiagnosticSeverity.Warning, origin.Subject, origin.Reason);
        }
    }
}
