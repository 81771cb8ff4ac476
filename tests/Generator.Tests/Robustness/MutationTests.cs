using InstrumentGen.Generator.Tests.Harness;
using InstrumentGen.Generator.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Robustness;

/// <summary>Code as it is while it is being typed: the generator never throws, and what compiles by itself compiles with it.</summary>
public sealed class MutationTests
{
    // A few each time; more for a longer look, as in INSTRUMENTGEN_MUTATIONS=100.
    static readonly int s_mutationsOfEach = int.TryParse(Environment.GetEnvironmentVariable("INSTRUMENTGEN_MUTATIONS"), out int number) ? number : 2;

    [Fact]
    public void Sources_Mutated_NeverBreakTheGeneratorNorTheBuild() => Parallel.ForEach(ShapeCatalogue.All.Values, static shape =>
    {
        TestProject project = shape.Project;
        // Not Random.Shared, and not the hash of a string: a failure must come again.
        var random = new Random(shape.Name.Sum(static letter => letter));
        for (int number = 0; number < s_mutationsOfEach; number++)
        {
            int index = random.Next(project.Files.Length);
            (string path, string text) = project.Files[index];
            string mutated = Mutate(text, random);
            GeneratorRun run = (project with { Files = project.Files.SetItem(index, (path, mutated)) }).Generate();
            Assert.True(run.Diagnostics.IsEmpty, $"{string.Join("\n", run.Diagnostics)}\n{mutated}");
            if (!HasErrors(run.Plain.Compilation)) Assert.True(!run.NewProblems.Any(), $"{string.Join("\n", run.NewProblems)}\n{mutated}");
        }
    });

    static bool HasErrors(CSharpCompilation compilation) => compilation.GetDiagnostics().Any(static diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false });

    static string Mutate(string text, Random random)
    {
        List<string> tokens = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(static token => token.ToFullString())];
        for (int edits = random.Next(1, 4); edits > 0 && tokens.Count > 1; edits--)
        {
            int at = random.Next(tokens.Count), other = random.Next(tokens.Count);
            switch (random.Next(5))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: (tokens[at], tokens[other]) = (tokens[other], tokens[at]); break;
                case 2: tokens.Insert(at, tokens[other]); break;
                case 3: tokens[at] = tokens[other]; break;
                default: tokens.RemoveRange(at, Math.Min(tokens.Count - at, random.Next(1, 10))); break;
            }
        }

        return string.Concat(random.Next(10) == 0 ? tokens[..random.Next(tokens.Count)] : tokens);
    }
}
