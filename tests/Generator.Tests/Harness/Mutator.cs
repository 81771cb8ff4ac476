using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>Makes of a source what it may be while it is typed: tokens lost, doubled, swapped and replaced, members cut short.</summary>
sealed class Mutator(Random random)
{
    /// <summary>The source after one to three edits. It can come out as it was: two tokens that are swapped may be alike.</summary>
    public string Mutate(string source)
    {
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            source = random.Next(4) == 0 ? CutMember(source) : EditToken(source);
        }

        return random.Next(20) == 0 ? CutFile(source) : source;
    }

    string EditToken(string source)
    {
        List<string> tokens = Tokens(source);
        if (tokens.Count < 2) return source;
        int at = random.Next(tokens.Count), other = random.Next(tokens.Count), next = (at + 1) % tokens.Count;
        switch (random.Next(6))
        {
            case 0: tokens.RemoveAt(at); break;
            case 1: tokens.Insert(at, tokens[at]); break;
            case 2: (tokens[at], tokens[next]) = (tokens[next], tokens[at]); break;
            case 3: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
            case 4: tokens[at] = tokens[other]; break;
            default: tokens.RemoveRange(at, Math.Min(tokens.Count - at, random.Next(2, 10))); break;
        }

        return string.Concat(tokens);
    }

    // What stands behind the member stays: one types in the middle of a file.
    string CutMember(string source)
    {
        MemberDeclarationSyntax[] members = [.. Root(source).DescendantNodes().OfType<MemberDeclarationSyntax>()];
        if (members.Length == 0) return source;
        MemberDeclarationSyntax member = members[random.Next(members.Length)];
        SyntaxToken[] tokens = [.. member.DescendantTokens()];
        int cut = tokens[random.Next(tokens.Length)].SpanStart;
        return source[..cut] + source[Math.Max(cut, member.Span.End)..];
    }

    string CutFile(string source)
    {
        List<string> tokens = Tokens(source);
        return string.Concat(tokens[..random.Next(tokens.Count)]);
    }

    // The token at the end of the file is always there.
    static List<string> Tokens(string source) => [.. Root(source).DescendantTokens().Select(static token => token.ToFullString())];

    static SyntaxNode Root(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14)).GetRoot();
}
