using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>64-bit hashes of code (FNV-1a over its tokens), to tell in memory whether it changed. They are never written.</summary>
static class TextHash
{
    public const ulong Start = 14695981039346656037;
    const ulong Prime = 1099511628211;

    public static ulong Add(ulong hash, string text)
    {
        unchecked
        {
            foreach (char letter in text) hash = (hash ^ letter) * Prime;
            return (hash ^ 0xFFFF) * Prime;
        }
    }

    /// <summary>Adds the tokens of a node but for those of some parts of it, as its body.</summary>
    public static ulong Add(ulong hash, SyntaxNode node, params SyntaxNode?[] without)
    {
        foreach (SyntaxToken token in node.DescendantTokens(child => Array.IndexOf(without, child) < 0)) hash = Add(hash, token.Text);
        return hash;
    }
}
