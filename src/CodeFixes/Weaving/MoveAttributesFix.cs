using System.Collections.Immutable;
using System.Composition;
using InstrumentGen.Analyzers;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Weaving;

/// <summary>Moves an operation's attributes to the member of an interface or base class that its callers name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveAttributesFix)), Shared]
public sealed class MoveAttributesFix : TelemetryFix
{
    const string Key = "InstrumentGen.MoveAttributes";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.Dispatch, RuleIds.MethodNotInstrumentable, RuleIds.AuditedExit];

    private protected override IEnumerable<Proposal> Propose(FixSite site)
    {
        if (site.Property(AttributeMove.Property) is null || NodeAt<MethodDeclarationSyntax>(site.Diagnostic.AdditionalLocations[0], site) is not { } member) yield break;
        AttributeSyntax[] attributes = [.. site.Diagnostic.AdditionalLocations.Skip(1).Select(place => NodeAt<AttributeSyntax>(place, site)).OfType<AttributeSyntax>()];
        if (attributes.Length != site.Diagnostic.AdditionalLocations.Count - 1 || member.Parent is not TypeDeclarationSyntax type) yield break;
        Edit moved = StatementLines.AttributeLine(member, List(attributes));
        yield return new Proposal($"Move the attributes to '{type.Identifier.ValueText}.{member.Identifier.ValueText}'", Key, [moved, .. attributes.GroupBy(static attribute => (AttributeListSyntax)attribute.Parent!).Select(static list => Without(list.Key, [.. list]))])
            .Using(member.SyntaxTree, "InstrumentGen");
    }

    static string List(IEnumerable<AttributeSyntax> attributes) => $"[{string.Join(", ", attributes.Select(static attribute => attribute.ToString()))}]";

    // Both may be in other files of the project than the place.
    static T? NodeAt<T>(Location place, FixSite site)
        where T : SyntaxNode =>
        place.SourceTree is { } tree && site.Document.Project.GetDocument(tree) is not null
            ? tree.GetRoot(site.CancellationToken).FindNode(place.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>()
            : null;

    static Edit Without(AttributeListSyntax list, AttributeSyntax[] moved)
    {
        AttributeSyntax[] others = [.. list.Attributes.Where(attribute => !moved.Contains(attribute))];
        if (others.Length > 0) return Edit.Replace(list, List(others));
        // With the white space up to what it stands before, a line of its own included.
        SyntaxToken next = list.GetLastToken().GetNextToken();
        bool hasComment = !string.IsNullOrWhiteSpace(list.SyntaxTree.GetText().ToString(TextSpan.FromBounds(list.Span.End, next.SpanStart)));
        return new(list.SyntaxTree, hasComment ? list.Span : TextSpan.FromBounds(list.SpanStart, next.SpanStart), "");
    }
}
