using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>Redacts a value that must not be recorded: with a redactor that is at hand, else by a token. The line, its template and its hole
/// stay.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RedactFix)), Shared]
public sealed class RedactFix : TelemetryFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.AnnotatedData, RuleIds.SecretName, RuleIds.PersonalName, RuleIds.ExceptionMessage, RuleIds.SecretTemplate, RuleIds.SpanNameOrBaggage];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        // A whole template is not a value: without its text the line would say nothing.
        if (site.Expression is not { } place || site.Property("whole") is not null || RedactedValues.Of(site, place) is not [var first, ..] values) yield break;
        bool isRedacted = false;
        foreach (Redaction redaction in Redactions.InScope(site, first))
        {
            isRedacted = true;
            yield return new($"Redact the value with '{redaction.Name}'", $"InstrumentGen.Redact:{redaction.Kind}", [.. values.Select(value => Edit.Replace(value, redaction.Of(value)))]);
        }

        if (!isRedacted) yield return new($"Replace the value by \"{RedactionToken.Text}\"", "InstrumentGen.RedactToken", [.. values.SelectMany(RedactionToken.Instead)]);
    }
}
