using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Logging;
using InstrumentGen.CodeFixes.Editing;
using InstrumentGen.CodeFixes.Weaving;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Logging;

/// <summary>Mends declarations of log events: types that cannot be added to, parameters that the message does not name, formats that a value does not
/// have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogEventFix)), Shared]
public sealed class LogEventFix : TelemetryFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.LogEvent, RuleIds.LogEventValue, RuleIds.LogFormat];

    private protected override IEnumerable<Proposal> Propose(FixSite site) => site.Property(LogEventAnalyzer.ProblemProperty) switch
    {
        nameof(LogEventProblemKind.ClosedType) => PartialType(site),
        nameof(LogEventProblemKind.UnusedParameter) => Tag(site),
        nameof(LogEventProblemKind.Format) => Unformatted(site),
        _ => [],
    };

    static IEnumerable<Proposal> PartialType(FixSite site)
    {
        if (PartialTypes.Around(site.Node) is { Length: > 0 } types)
        {
            // The compiler wants partial methods in partial types only.
            yield return new("Make the type partial", "InstrumentGen.LogEventType", [.. types]) { Expected = ["CS8795", "CS0751"] };
        }
    }

    static IEnumerable<Proposal> Tag(FixSite site)
    {
        if (site.Node is ParameterSyntax parameter) yield return new Proposal("Record it as a value of its own with [Tag]", "InstrumentGen.LogEventTag", Edit.Before(parameter, "[Tag] ")).Using(site.Tree, "InstrumentGen");
    }

    // Where the text stands as it is written: an escape would shift what is behind it.
    static IEnumerable<Proposal> Unformatted(FixSite site)
    {
        if (site.Node is not LiteralExpressionSyntax { Token: var token } || site.Property(LogEventAnalyzer.FormatProperty) is not { } format) yield break;
        string hole = $":{format}}}";
        int first = token.Text.IndexOf(hole, StringComparison.Ordinal);
        if (first < 0 || token.Text.IndexOf(hole, first + 1, StringComparison.Ordinal) >= 0 || !token.IsKind(SyntaxKind.StringLiteralToken)) yield break;
        yield return new("Write the value without the format", "InstrumentGen.LogEventFormat", new Edit(site.Tree, new TextSpan(token.SpanStart + first, hole.Length - 1), ""));
    }
}
