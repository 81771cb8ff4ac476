using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>Makes the edits of proposals.</summary>
static class EditedSolution
{
    /// <summary>The solution with the edits made. All proposals are about the solution as it is.</summary>
    public static async Task<(Solution Solution, ImmutableDictionary<DocumentId, ImmutableArray<Edit>> Edits)> Of(Solution solution, IReadOnlyList<Proposal> proposals, CancellationToken cancellationToken)
    {
        ImmutableDictionary<DocumentId, ImmutableArray<Edit>> made = ImmutableDictionary<DocumentId, ImmutableArray<Edit>>.Empty;
        Solution edited = solution;
        foreach (IGrouping<SyntaxTree, Edit> file in proposals.SelectMany(static proposal => proposal.Edits).GroupBy(static edit => edit.Tree))
        {
            if (solution.GetDocument(file.Key) is not { } document || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) continue;
            IEnumerable<string> imports = proposals.SelectMany(static proposal => proposal.Imports).Where(import => import.Tree == file.Key).Select(static import => import.Namespace);
            ImmutableArray<Edit> edits = [.. Imports.Of(model, imports, file.First().Span.Start, cancellationToken).Concat(file).Distinct().OrderBy(static edit => edit.Span)];
            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            edited = edited.WithDocumentText(document.Id, text.WithChanges(Joined(edits)));
            made = made.Add(document.Id, edits);
        }

        return (edited, made);
    }

    // What is put in at one place is one change.
    static IEnumerable<TextChange> Joined(ImmutableArray<Edit> edits) =>
        edits.GroupBy(static edit => edit.Span).Select(static place => new TextChange(place.Key, string.Concat(place.Select(static edit => edit.Text))));
}
