using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>Writes <c>using</c> directives where the file has the others.</summary>
static class Imports
{
    /// <summary>The edits that import namespaces that the file does not see yet.</summary>
    public static IEnumerable<Edit> Of(SemanticModel model, IEnumerable<string> namespaces, int position, CancellationToken cancellationToken)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellationToken);
        string[] missing = [.. namespaces.Distinct().OrderBy(static name => name, StringComparer.Ordinal).Where(name => !IsSeen(model, name, position, cancellationToken))];
        if (missing.Length == 0 || root is not CompilationUnitSyntax unit) return [];
        string newLine = LineEnding(model.SyntaxTree.GetText(cancellationToken));
        UsingDirectiveSyntax[] others = [.. Plain(unit.Usings)];
        if (others.Length == 0) others = [.. unit.Members.OfType<BaseNamespaceDeclarationSyntax>().Take(1).SelectMany(static space => Plain(space.Usings))];
        return others.Length == 0
            ? [new(model.SyntaxTree, new(Top(unit), 0), string.Concat(missing.Select(name => $"using {name};{newLine}")) + newLine)]
            : [.. missing.Select(name => Among(others, name, newLine))];
    }

    /// <summary>How the file ends its lines.</summary>
    public static string LineEnding(SourceText text) => text.Lines.Count > 1 && text.Lines[0] is var line ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";

    static IEnumerable<UsingDirectiveSyntax> Plain(SyntaxList<UsingDirectiveSyntax> usings) =>
        usings.Where(static one => one is { Alias: null, Name: not null } && one.StaticKeyword.IsKind(SyntaxKind.None) && one.GlobalKeyword.IsKind(SyntaxKind.None));

    // System comes first, and names are in order, as everywhere.
    static Edit Among(UsingDirectiveSyntax[] others, string name, string newLine)
    {
        UsingDirectiveSyntax? next = others.FirstOrDefault(one => Compare(one.Name!.ToString(), name) > 0);
        if (next is not null) return Edit.Before(next, $"using {name};{newLine}");
        UsingDirectiveSyntax last = others[others.Length - 1];
        return new(last.SyntaxTree, new(last.Span.End, 0), $"{newLine}using {name};");
    }

    static int Compare(string one, string other)
    {
        int system = IsSystem(other).CompareTo(IsSystem(one));
        return system != 0 ? system : string.CompareOrdinal(one, other);
    }

    static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    // Behind the comment that heads the file, which an empty line parts from what it is not about.
    static int Top(CompilationUnitSyntax unit)
    {
        SyntaxToken first = unit.Usings.Count > 0 ? unit.Usings.Last().GetLastToken().GetNextToken() : unit.GetFirstToken(includeZeroWidth: true);
        int top = first.FullSpan.Start;
        bool isLineEmpty = true;
        foreach (SyntaxTrivia trivia in first.LeadingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (isLineEmpty) top = trivia.FullSpan.End;
                isLineEmpty = true;
            }
            else if (trivia.IsDirective)
            {
                top = trivia.FullSpan.End;
                isLineEmpty = true;
            }
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                isLineEmpty = trivia.HasStructure;
            }
        }

        return top;
    }

    static bool IsSeen(SemanticModel model, string name, int position, CancellationToken cancellationToken)
    {
        for (INamespaceSymbol? space = model.GetEnclosingSymbol(position, cancellationToken)?.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.ToDisplayString() == name) return true;
        }

        return model.GetImportScopes(position, cancellationToken).SelectMany(static scope => scope.Imports).Any(import => import.NamespaceOrType is INamespaceSymbol space && space.ToDisplayString() == name);
    }
}
