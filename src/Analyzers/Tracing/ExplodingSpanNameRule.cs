using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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

    static readonly string[] s_few =
    [
        "queue", "topic", "exchange", "stream", "channel", "subscription", "destination", "table", "collection", "container", "database", "db", "schema", "bucket", "operation", "action", "method", "verb", "step", "stage", "phase", "type", "kind", "handler", "command", "controller", "route",
        "pattern", "template", "category", "service", "component", "module", "feature", "source", "provider", "processor", "job", "task", "worker", "prefix", "suffix", "caller", "member", "activity", "span", "name", "event", "procedure", "function", "endpoint", "host", "protocol", "direction", "mode", "status", "state", "entity", "resource", "queries",
    ];

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_rule];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        // An id of data that grows slowly is a label to think about, and no part of a name.
        if (hit.Use.Kind == SinkKind.SpanName && hit.Origins.FirstOrDefault(static origin => origin.Kind == OriginKind.Unbounded || IsId(origin)) is { } origin)
        {
            yield return RuleContext.Report(s_rule, hit, DiagnosticSeverity.Warning, origin.Subject, origin.Reason);
        }
        else if (hit.Use.Kind == SinkKind.SpanName && IsPut(hit) && hit.Origins.FirstOrDefault(static one => one.Kind == OriginKind.FreeText && !IsOfFew(one)) is { } text)
        {
            yield return RuleContext.Report(s_rule, hit, DiagnosticSeverity.Info, text.Subject, text.Reason);
        }
    }

    // A name that is handed on is mostly a constant of the caller's; one that a value is put into is made for the value.
    static bool IsPut(SinkHit hit) => SinkArguments.Unwrap(hit.Use.Value).Kind is OperationKind.InterpolatedString or OperationKind.Binary || (hit.Place.Parent is InterpolationSyntax);

    // Queues, tables and steps are few, and conventions put them into names: "orders receive".
    static bool IsOfFew(Origin origin) => NameWords.Split(origin.Subject).Any(static word => Array.IndexOf(s_few, word) >= 0);

    static bool IsId(Origin origin) => origin.Kind == OriginKind.DataBounded && NameWords.Split(origin.Subject) is [.., "id" or "ids" or "identifier"];
}
