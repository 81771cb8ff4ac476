using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InstrumentGen.CodeFixes;

/// <summary>What the fixes share: each only says what it would change. A change is offered when the code that it makes compiles, and all changes
/// of one kind can be made at once.</summary>
public abstract class TelemetryFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider? GetFixAllProvider() => ProposalFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Proposal proposal in await Offers(context.Document, diagnostic, new HashSet<string>(StringComparer.Ordinal), context.CancellationToken).ConfigureAwait(false))
            {
                Solution solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create(
                        proposal.Title,
                        async cancellationToken => (await EditedSolution.Of(solution, [proposal], cancellationToken).ConfigureAwait(false)).Solution,
                        proposal.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>What would mend a diagnostic, the best first.</summary>
    private protected abstract IEnumerable<Proposal> Propose(FixSite site);

    /// <summary>What is offered for a diagnostic.</summary>
    internal async Task<IReadOnlyList<Proposal>> Offers(Document document, Diagnostic diagnostic, ISet<string> taken, CancellationToken cancellationToken)
    {
        List<Proposal> offers = [];
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)) return offers;
        Solution before = document.Project.Solution;
        foreach (Proposal proposal in Propose(new(document, root, model, diagnostic, taken, cancellationToken)))
        {
            var (after, edits) = await EditedSolution.Of(before, [proposal], cancellationToken).ConfigureAwait(false);
            if (await CompilationCheck.Holds(before, after, edits, proposal.Expected, cancellationToken).ConfigureAwait(false)) offers.Add(proposal);
        }

        return offers;
    }
}
