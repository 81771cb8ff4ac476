using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Metrics;

/// <summary>Moves an id from a metric's label to a tag of the current span, where a value for each call costs nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LabelToSpanFix)), Shared]
public sealed class LabelToSpanFix : TelemetryFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnboundedLabel];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        // The text of an exception has a place of its own on the span: AddException.
        if (site.Expression is not { } value || BoundedLabelFix.ExceptionIn(site, value).Exception is not null || Label.Around(value, site) is not { } label || ExpressionText.HoldsComments(label.Whole) || !ExpressionText.OnlyReads(label.Value)) yield break;
        string statement = $"Activity.Current?.SetTag({label.Key}, {label.Value});";
        Edit[]? edits = label.Whole is StatementSyntax whole ? [Edit.Replace(whole, statement)] : StatementLines.Before(value, statement) is { Length: > 0 } lines ? [.. lines, ListElement.Without(label.Whole), .. label.Typed()] : null;
        if (edits is not null) yield return new Proposal("Move the label to the current span", "InstrumentGen.LabelToSpan", [.. edits]).Using(site.Tree, label.Typed().Any() ? ["System.Diagnostics", "System.Collections.Generic"] : ["System.Diagnostics"]);
    }
}
