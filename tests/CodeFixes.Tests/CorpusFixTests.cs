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
        int asked = 0, answered = 0;
        foreach (CorpusCase one in CorpusFiles.Open.Where(one => one.File == file))
        {
            Project project = MendedProject.Open(CorpusCompilation.Of(one));
            IReadOnlyList<Diagnostic> found = await MendedProject.Analyze(project);
            string[] known = [.. await MendedProject.Errors(project)];
            HashSet<string?> kinds = [];
            foreach (Diagnostic diagnostic in found)
            {
                var offers = await MendedProject.Offers(project, diagnostic);
                asked += MendedProject.Providers.Any(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)) ? 1 : 0;
                answered += offers.Count > 0 ? 1 : 0;
                foreach (var (provider, action) in offers)
                {
                    await CheckOne(project, one, known, diagnostic, found.Count(rest => rest.Id == diagnostic.Id), action);
                    if (kinds.Add(action.EquivalenceKey)) await CheckAll(project, one, known, diagnostic, provider, action);
                }
            }
        }

        Assert.True(answered * 2 >= asked, $"Of {asked} diagnostics {answered} are offered a change.");
    }

    static async Task CheckOne(Project project, CorpusCase one, string[] known, Diagnostic diagnostic, int count, CodeAction action)
    {
        Project mended = await MendedProject.Apply(project, action);
        string what = $"{one.Name}: {diagnostic.Id} {action.Title}\n{(await MendedProject.TextOf(mended, one.File)).TrimStart()}";
        IEnumerable<string> errors = (await MendedProject.Errors(mended)).Except(known);
        Assert.True(!errors.Any(), $"{string.Join("\n", errors)}\n{what}");
        Assert.True((await MendedProject.Analyze(mended)).Count(rest => rest.Id == diagnostic.Id) < count, $"{diagnostic}\n{what}");
        Assert.Equal(Calls(await Root(project, one)), Calls(await Root(mended, one)));
    }

    static async Task CheckAll(Project project, CorpusCase one, string[] known, Diagnostic diagnostic, CodeFixProvider provider, CodeAction action)
    {
        CodeAction? everywhere = await MendedProject.Everywhere(project.GetDocument(diagnostic.Location.SourceTree)!, provider, action, FixAllScope.Document);
        Project mended = await MendedProject.Apply(project, everywhere!);
        IEnumerable<string> errors = (await MendedProject.Errors(mended)).Except(known);
        Assert.True(!errors.Any(), $"{string.Join("\n", errors)}\n{one.Name}: {action.Title} everywhere\n{(await MendedProject.TextOf(mended, one.File)).TrimStart()}");
        Assert.Equal(Calls(await Root(project, one)), Calls(await Root(mended, one)));
    }

    // No line that logs or counts goes away.
    static int Calls(SyntaxNode root) => root.DescendantNodes().OfType<InvocationExpressionSyntax>().Count(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && (name.StartsWith("Log", StringComparison.Ordinal) || name is "Information" or "Warning" or "Error" or "Info" or "Warn" or "Debug" or "Record" or "Inc" or "Observe"));

    static async Task<SyntaxNode> Root(Project project, CorpusCase one) => CSharpSyntaxTree.ParseText(await MendedProject.TextOf(project, one.File)).GetRoot();
}
