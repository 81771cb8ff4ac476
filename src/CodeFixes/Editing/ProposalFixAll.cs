using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>Makes all changes of one kind at once: in a document, a project or the solution. Of changes that are in each other's way the first
/// is made, and the others are left for the next time.</summary>
sealed class ProposalFixAll : FixAllProvider
{
    public static ProposalFixAll Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var provider = (TelemetryFix)fixAllContext.CodeFixProvider;
        List<Proposal> accepted = [];
        foreach (IGrouping<Document, Diagnostic> file in await Diagnostics(fixAllContext).ConfigureAwait(false))
        {
            HashSet<string> taken = new(StringComparer.Ordinal);
            foreach (Diagnostic diagnostic in file.OrderBy(static one => one.Location.SourceSpan))
            {
                IReadOnlyList<Proposal> offered = await provider.Offers(file.Key, diagnostic, taken, fixAllContext.CancellationToken).ConfigureAwait(false);
                if (offered.FirstOrDefault(one => one.Key == fixAllContext.CodeActionEquivalenceKey) is { } proposal && IsApart(proposal, accepted)) accepted.Add(proposal);
            }
        }

        return accepted.Count == 0 ? null : CodeAction.Create(
            accepted[0].Title,
            async cancellationToken => (await EditedSolution.Of(fixAllContext.Solution, accepted, cancellationToken).ConfigureAwait(false)).Solution,
            accepted[0].Key);
    }

    // Two lines may want the same attribute on the same parameter: that is one edit.
    static bool IsApart(Proposal proposal, IEnumerable<Proposal> accepted) =>
        accepted.SelectMany(static one => one.Edits).All(made => proposal.Edits.All(edit => edit == made || edit.IsApartFrom(made)));

    static async Task<IEnumerable<IGrouping<Document, Diagnostic>>> Diagnostics(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document)
        {
            return context.Document is null ? [] : (await context.GetDocumentDiagnosticsAsync(context.Document).ConfigureAwait(false)).GroupBy(_ => context.Document);
        }

        IEnumerable<Project> projects = context.Scope == FixAllScope.Project ? [context.Project] : context.Solution.Projects.Where(static project => project.Language == LanguageNames.CSharp);
        List<(Document Document, Diagnostic Diagnostic)> found = [];
        foreach (Project project in projects)
        {
            ImmutableArray<Diagnostic> all = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.AddRange(all.Select(diagnostic => (project.GetDocument(diagnostic.Location.SourceTree), diagnostic)).Where(static one => one.Item1 is not null)!);
        }

        return found.GroupBy(static one => one.Document, static one => one.Diagnostic);
    }
}
