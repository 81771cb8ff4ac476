using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Tracing;

/// <summary>Finds names for new variables.</summary>
static class FreeNames
{
    /// <summary>A name that nothing has at a statement nor in the member around it, and that no other change of the run takes.</summary>
    public static string Take(string wish, FixSite site, StatementSyntax statement)
    {
        SyntaxNode member = statement.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? site.Root;
        HashSet<string> known = new(member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText), StringComparer.Ordinal);
        known.UnionWith(site.Model.LookupSymbols(statement.SpanStart).Where(static symbol => symbol.Kind is not (SymbolKind.NamedType or SymbolKind.Namespace)).Select(static symbol => symbol.Name));
        string name = wish;
        for (int number = 2; known.Contains(name) || !site.Taken.Add(name); number++) name = wish + number;
        return name;
    }
}
