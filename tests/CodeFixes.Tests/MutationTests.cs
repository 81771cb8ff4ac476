using InstrumentGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>Light bulbs shine over code that is half typed: whatever is offered there can be applied, and nothing throws.</summary>
public sealed class MutationTests
{
    // Every second piece of the corpus: some seconds.
    const int Step = 2;

    [Fact]
    public async Task HalfTypedCode_OfApplications_ThrowsNothing()
    {
        int asked = 0;
        string[] fixable = [.. MendedProject.Providers.SelectMany(static provider => provider.FixableDiagnosticIds)];
        CorpusCase[] cases = [.. CorpusFiles.Open.Where(one => one.Expected.Any(mark => fixable.Contains(mark.Rule)))];
        for (int seed = 0; seed < cases.Length; seed += Step)
        {
            CorpusCase one = cases[seed];
            Project project = MendedProject.Open(CorpusCompilation.Of(one with { Text = Mutate(one.Text, new Random(seed)) }));
            foreach (Diagnostic diagnostic in (await MendedProject.Analyze(project)).Where(found => fixable.Contains(found.Id)))
            {
                asked++;
                foreach (var (_, action) in await MendedProject.Offers(project, diagnostic))
                {
                    Assert.NotNull(await MendedProject.Apply(project, action));
                }
            }
        }

        Assert.InRange(asked, 20, 100_000);
    }

    static string Mutate(string source, Random random)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(static token => token.ToFullString())];
        for (int edits = random.Next(1, 4); edits > 0 && tokens.Count > 2; edits--)
        {
            int at = random.Next(tokens.Count - 1);
            switch (random.Next(3))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                default:
                    (tokens[at], tokens[at + 1]) = (tokens[at + 1], tokens[at]);
                    break;
            }
        }

        return string.Concat(tokens);
    }
}
