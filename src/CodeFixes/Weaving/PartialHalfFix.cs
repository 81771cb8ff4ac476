using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Weaving;

/// <summary>Adds what a partial method lacks for the build to write its other half: a core, or types that can be added to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialHalfFix)), Shared]
public sealed class PartialHalfFix : TelemetryFix
{
    const string CoreKey = "InstrumentGen.PartialCore";
    const string TypeKey = "InstrumentGen.PartialType";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.PartialHalf, RuleIds.AuditedExit];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Rule != RuleIds.PartialHalf || site.Node is not MethodDeclarationSyntax declaration) yield break;
        if (site.Property(SplitCore.Property) is { } core)
        {
            string line = StatementLines.Break(declaration);
            string thrown = site.Model.Compilation.GetTypeByMetadataName("System.NotImplementedException")?.ToMinimalDisplayString(site.Model, declaration.SpanStart) ?? "System.NotImplementedException";
            string text = $"{Imports.LineEnding(site.Tree.GetText())}{line}{CoreText.Header(declaration, core, declaration.ReturnType.ToString(), line)} => throw new {thrown}();";
            yield return new($"Write the core '{core}'", CoreKey, new Edit(site.Tree, new(declaration.Span.End, 0), text)) { Expected = ["CS8795"] };
        }
        else if (site.Property(PartialAnalyzer.TypeProperty) is not null && PartialTypes.Around(declaration) is { Length: > 0 } types)
        {
            // The compiler wants partial methods in partial types only.
            yield return new("Make the type partial", TypeKey, [.. types]) { Expected = ["CS8795", "CS0751"] };
        }
    }
}
