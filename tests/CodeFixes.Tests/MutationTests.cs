using System.Diagnostics;
using InstrumentGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>Light bulbs shine over code that is half typed: whatever is offered there can be applied, and nothing throws.</summary>
public sealed class MutationTests
{
    static readonly TimeSpan s_budget = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task HalfTypedCode_OfApplications_ThrowsNothing()
    {
        var time = Stopwatch.StartNew();
        int asked = 0;
        for (int seed = 0; time.Elapsed < s_budget; seed++)
        {
            var random = new Random(seed);
            CorpusCase one = CorpusFiles.Open[random.Next(CorpusFiles.Open.Length)];
            Project project = MendedProject.Open(CorpusCompilation.Of(one with { Text = Mutate(one.Text, random) }));
            foreach (Diagnostic diagnostic in (await MendedProject.Analyze(project)).Where(static one => MendedProject.Providers.Any(provider => provider.FixableDiagnosticIds.Contains(one.Id))))
            {
                asked++;
                foreach (var (_, action) in await MendedProject.Offers(project, diagnostic))
                {
                    Assert.NotNull(await MendedProject.Apply(project, action));
                }
            }
        }

        Assert.InRange(asked, 5, 100_000);
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
