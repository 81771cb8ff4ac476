using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Correlation;

/// <summary>Takes the trace's id for a correlation id, and a new one only where there is no trace.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TraceIdFix)), Shared]
public sealed class TraceIdFix : TelemetryFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.CorrelationId];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Expression is not InvocationExpressionSyntax guid) yield break;
        if (Replacement(guid) is var (place, text)) yield return new Proposal("Take the trace's id where there is one", "InstrumentGen.TraceId", Edit.Replace(place, text)).Using(site.Tree, "System.Diagnostics");
    }

    static (SyntaxNode Place, string Text)? Replacement(InvocationExpressionSyntax guid)
    {
        // A Guid by itself is no text, and a part of a trace's id finds no trace.
        if (guid.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax text })
        {
            bool isCut = text.Parent is ElementAccessExpressionSyntax or MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax;
            return isCut ? null : (text, ExpressionText.In(text, Preferred(text.ToString())));
        }

        if (guid.Parent is not InterpolationSyntax { AlignmentClause: null } hole) return null;
        string format = hole.FormatClause is { FormatStringToken.Text: { Length: > 0 } name } ? $"\"{name}\"" : "";
        return (hole, $"{{{Preferred($"{guid}.ToString({format})")}}}");
    }

    static string Preferred(string made) => $"Activity.Current?.TraceId.ToString() ?? {made}";
}
