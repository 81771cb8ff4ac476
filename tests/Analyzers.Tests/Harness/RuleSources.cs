using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Analyzers.Tests.Harness;

/// <summary>The sources of the rules' tests, without their marks.</summary>
static class RuleSources
{
    public static IEnumerable<MutationSource> All =>
        RawStrings.Under("tests/Analyzers.Tests/Rules").Select(static one => MutationSource.OfText(one.Name, Framed(Unmarked(one.Text)), static project => project with { ReferencesLibraries = true, WarningsAsErrors = false }));

    static string Unmarked(string marked)
    {
        TestFileMarkupParser.GetSpans(marked, out string text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return text;
    }

    // Some tests give a body or a member and have the rest around it.
    static string Framed(string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text);
        return tree.GetCompilationUnitRoot().Members.All(static member => member is GlobalStatementSyntax) && !text.StartsWith("// file: ", StringComparison.Ordinal)
            ? FlowVerifier.Framed("Microsoft.AspNetCore.Http.HttpContext http, HttpRequestMessage request, string email, string userToken, Guid id, Exception exception", text)
            : FlowVerifier.Usings + text;
    }
}
