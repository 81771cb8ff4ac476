using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>Asks the compiler what it thinks of a change before anybody is offered it. Only the members that change are bound, unless names
/// may mean something else in the whole file.</summary>
static class CompilationCheck
{
    /// <summary>Whether the members around the edits had no error and have none afterwards. Broken code is for its author to finish.</summary>
    public static async Task<bool> Holds(Solution before, Solution after, ImmutableDictionary<DocumentId, ImmutableArray<Edit>> edits, ImmutableArray<string> expected, CancellationToken cancellationToken)
    {
        foreach (KeyValuePair<DocumentId, ImmutableArray<Edit>> file in edits)
        {
            if (await ModelOf(before, file.Key, cancellationToken).ConfigureAwait(false) is not { } old || await ModelOf(after, file.Key, cancellationToken).ConfigureAwait(false) is not { } made) return false;
            TextSpan span = Around(await old.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false), file.Value);
            ImmutableArray<Diagnostic> found = old.GetDiagnostics(span, cancellationToken);
            if (found.Any(one => one.DefaultSeverity == DiagnosticSeverity.Error && !expected.Contains(one.Id))) return false;
            string[] known = [.. found.Where(IsError).Select(static one => one.Id), .. expected];
            var grown = TextSpan.FromBounds(span.Start, span.End + file.Value.Sum(static edit => edit.Text.Length - edit.Span.Length));
            if (made.GetDiagnostics(grown, cancellationToken).Where(IsError).Any(one => !known.Contains(one.Id))) return false;
        }

        return true;
    }

    static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    static async Task<SemanticModel?> ModelOf(Solution solution, DocumentId id, CancellationToken cancellationToken) =>
        solution.GetDocument(id) is { } document ? await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) : null;

    // From the first member that changes to the last. A directive is in none: then it is the file.
    static TextSpan Around(SyntaxNode root, ImmutableArray<Edit> edits)
    {
        TextSpan[] members = [.. edits.Select(edit => MemberAt(root, edit.Span)?.FullSpan ?? root.FullSpan)];
        return TextSpan.FromBounds(members.Min(static span => span.Start), members.Max(static span => span.End));
    }

    static MemberDeclarationSyntax? MemberAt(SyntaxNode root, TextSpan span) =>
        root.FindToken(span.Start).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>(static one => one is not BaseNamespaceDeclarationSyntax) is { } member && member.FullSpan.Contains(span) && member.SpanStart <= span.Start ? member : null;
}
