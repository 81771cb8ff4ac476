using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>The sources that tests hold: the raw strings of their files.</summary>
static class RawStrings
{
    /// <summary>The raw strings of the files under a folder of the repository, in a stable order, each with its file and line.</summary>
    public static IEnumerable<(string Name, string Text)> Under(string folder, string files = "*.cs") =>
        from path in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder), files, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from token in CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantTokens()
        where token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken)
        select ($"{Path.GetFileName(path)}({token.GetLocation().GetLineSpan().StartLinePosition.Line + 1})", token.ValueText);
}
