using System.Collections.Immutable;
using InstrumentGen.Analyzers.Tests.Corpus;
using InstrumentGen.Analyzers.Tests.Harness;
using InstrumentGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace InstrumentGen.Analyzers.Tests;

/// <summary>Code is broken while it is typed: the sources of the tests, with tokens lost, doubled and swapped, throw nothing.</summary>
public sealed class MutationTests
{
    const int MutationsOfEach = 2;

    [Fact]
    public async Task HalfTypedCode_OfAnyKind_ThrowsNothing()
    {
        string[] sources = [.. Sources()];
        Assert.InRange(sources.Length, 80, 1000);
        for (int index = 0; index < sources.Length; index++)
        {
            for (int seed = 0; seed < MutationsOfEach; seed++)
            {
                string mutant = Mutate(sources[index], new Random((index * MutationsOfEach) + seed));
                IEnumerable<string> failures = await Failures(mutant);
                Assert.True(!failures.Any(), $"{string.Join("\n", failures)}\n\n{mutant}");
            }
        }
    }

    // Code that logs, traces and measures binds more of what is broken in it.
    [Fact]
    public async Task HalfTypedCode_OfApplications_ThrowsNothing()
    {
        for (int index = 0; index < CorpusFiles.Open.Length; index++)
        {
            for (int seed = 0; seed < MutationsOfEach; seed++)
            {
                string mutant = Mutate(CorpusFiles.Open[index].Text, new Random((index * MutationsOfEach) + seed));
                CSharpCompilation application = CorpusCompilation.Of(CorpusFiles.Open[index] with { Text = mutant });
                IEnumerable<string> failures = (await AnalyzedProject.Analyze(new(), application)).Where(static one => !one.Id.StartsWith("IG", StringComparison.Ordinal)).Select(static one => one.ToString());
                Assert.True(!failures.Any(), $"{string.Join("\n", failures)}\n\n{mutant}");
            }
        }
    }

    // Every raw string of the rules' tests.
    static IEnumerable<string> Sources()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests/Analyzers.Tests/Rules"), "*.cs").Order(StringComparer.Ordinal))
        {
            foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens())
            {
                if (!token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)) continue;
                TestFileMarkupParser.GetSpans(token.ValueText, out string source, out ImmutableDictionary<string, ImmutableArray<Microsoft.CodeAnalysis.Text.TextSpan>> _);
                yield return source;
            }
        }
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

    static async Task<IEnumerable<string>> Failures(string source)
    {
        TestProject project = TestProject.OfFiles(source);
        CSharpGeneratorDriver
            .Create([new InstrumentGenerator().AsSourceGenerator()], parseOptions: project.ParseOptions())
            .RunGeneratorsAndUpdateCompilation(project.Compile(), out Compilation compilation, out ImmutableArray<Diagnostic> thrown, TestContext.Current.CancellationToken);
        IReadOnlyList<Diagnostic> found = await AnalyzedProject.Analyze(project, compilation);
        return thrown.Concat(found.Where(static one => !one.Id.StartsWith("IG", StringComparison.Ordinal))).Select(static one => one.ToString());
    }
}
