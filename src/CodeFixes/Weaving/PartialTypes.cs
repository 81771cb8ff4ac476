using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Weaving;

/// <summary>Makes types partial, so that the build can add to them.</summary>
static class PartialTypes
{
    /// <summary>The edits that make the types around a node partial; <see langword="null"/> where one cannot be.</summary>
    public static Edit[]? Around(SyntaxNode node)
    {
        List<Edit> edits = [];
        foreach (TypeDeclarationSyntax type in node.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (type.Modifiers.Any(SyntaxKind.FileKeyword)) return null;
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword)) edits.Add(new(type.SyntaxTree, new(type.Keyword.SpanStart, 0), "partial "));
        }

        return [.. edits];
    }
}
