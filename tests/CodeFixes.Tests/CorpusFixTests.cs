using InstrumentGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>The corpus is mended: pieces of applications of many kinds.</summary>
public sealed class CorpusFixTests
{
    public static TheoryData<string> Files => [.. CorpusFiles.Open.Select(static one => one.File).Distinct()];

    [Theory, MemberData(nameof(Files))]
    public async Task EveryOffer_OfAFile_CompilesAndSilencesItsRule(string file)
    {
        foreach (CorpusCase one in CorpusFiles.Open.Where(one => one.File == file))
        {
            Project project = MendedProject.Open(CorpusCompilation.Of(one));
            IReadOnlyList<Diagnostic> found = await MendedProject.Analyze(project);
            string[] known = [.. await MendedProject.Errors(project)];
            foreach (Diagnostic diagnostic in found)
            {
                foreach (var (_, action) in await MendedProject.Offers(project, diagnostic))
                {
                    Project mended = await MendedProject.Apply(project, action);
                    string what = $"{one.Name}: {diagnostic.Id} {action.Title}\n{await MendedProject.TextOf(mended, one.File)}";
                    Assert.True(!(await MendedProject.Errors(mended)).Except(known).Any(), string.Join("\n", await MendedProject.Errors(mended)) + what);
                    int left = (await MendedProject.Analyze(mended)).Count(rest => rest.Id == diagnostic.Id);
                    Assert.True(left < found.Count(rest => rest.Id == diagnostic.Id), $"{diagnostic}\n{what}");
                    Assert.Equal(Calls(await Root(project, one)), Calls(await Root(mended, one)));
                }
            }
        }
    }

    [Theory, MemberData(nameof(Files))]
    public async Task EveryKind_MadeEverywhereInAFile_Compiles(string file)
    {
        foreach (CorpusCase one in CorpusFiles.Open.Where(one => one.File == file))
        {
            Project project = MendedProject.Open(CorpusCompilation.Of(one));
            string[] known = [.. await MendedProject.Errors(project)];
            List<(CodeFixProvider Provider, CodeAction Action, Diagnostic Diagnostic)> offers = [];
            foreach (Diagnostic diagnostic in await MendedProject.Analyze(project)) offers.AddRange((await MendedProject.Offers(project, diagnostic)).Select(offer => (offer.Provider, offer.Action, diagnostic)));
            foreach (var (provider, action, diagnostic) in offers.DistinctBy(static offer => offer.Action.EquivalenceKey))
            {
                CodeAction? everywhere = await MendedProject.Everywhere(project.GetDocument(diagnostic.Location.SourceTree)!, provider, action, FixAllScope.Document);
                Project mended = await MendedProject.Apply(project, everywhere!);
                Assert.True(!(await MendedProject.Errors(mended)).Except(known).Any(), $"{string.Join("\n", await MendedProject.Errors(mended))}\n{one.Name}: {action.Title}\n{await MendedProject.TextOf(mended, one.File)}");
            }
        }
    }

    [Fact]
    public async Task Offers_OverTheCorpus_AreMany()
    {
        int offered = 0;
        foreach (CorpusCase one in CorpusFiles.Open)
        {
            Project project = MendedProject.Open(CorpusCompilation.Of(one));
            foreach (Diagnostic diagnostic in await MendedProject.Analyze(project)) offered += (await MendedProject.Offers(project, diagnostic)).Count;
        }

        Assert.InRange(offered, 100, 10_000);
    }

    // No line that logs or counts goes away.
    static int Calls(SyntaxNode root) => root.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && (name.StartsWith("Log", StringComparison.Ordinal) || name is "Information" or "Warning" or "Error" or "Info" or "Warn" or "Debug" or "Record" or "Inc" or "Observe"));

    static async Task<SyntaxNode> Root(Project project, CorpusCase one) => CSharpSyntaxTree.ParseText(await MendedProject.TextOf(project, one.File)).GetRoot();
}
