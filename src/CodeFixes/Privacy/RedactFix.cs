using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>Redacts a value that must not be recorded: with a redactor that is at hand, else by a token. The line, its template and its hole
/// stay.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RedactFix)), Shared]
public sealed class RedactFix : TelemetryFix
{
    const string Token = "[redacted]";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [RuleIds.AnnotatedData, RuleIds.SecretName, RuleIds.PersonalName, RuleIds.ExceptionMessage, RuleIds.SecretTemplate, RuleIds.SpanNameOrBaggage];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        // A whole template is not a value: without its text the line would say nothing.
        if (site.Expression is not { } value || site.Property("whole") is not null) yield break;
        bool isRedacted = false;
        foreach (Redaction redaction in Redactions.InScope(site, value))
        {
            isRedacted = true;
            yield return new($"Redact the value with '{redaction.Name}'", $"InstrumentGen.Redact:{redaction.Kind}", Edit.Replace(value, redaction.Of(value)));
        }

        if (!isRedacted) yield return new($"Replace the value by \"{Token}\"", "InstrumentGen.RedactToken", ByToken(value));
    }

    // In an interpolated text the token is text, not a hole with a constant in it.
    static Edit ByToken(ExpressionSyntax value) => value.Parent is InterpolationSyntax hole ? Edit.Replace(hole, Token) : Edit.Replace(value, ExpressionText.Literal(Token));
}
