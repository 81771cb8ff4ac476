using InstrumentGen.Analyzers.Tests.Corpus;
using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Analyzers.Tests;

/// <summary>Code is broken while it is typed: neither the rules nor the generator before them throw, and nothing is broken that was not.</summary>
public sealed class MutationTests
{
    [Fact]
    public Task HalfTypedCode_OfAnyKind_ThrowsNothing() => Fuzz.FromEnvironment().RunAsync(
        new Dictionary<string, IEnumerable<MutationSource>>
        {
            ["rules"] = RuleSources.All,
            ["corpus"] = CorpusFiles.Open.Select(static one => MutationSource.OfText($"{one.File}: {one.Name}", one.Text, WithMessageBodies)),
            ["pages"] = RulePages.All.Select(static block => MutationSource.OfText(block.Name, block.Code, RulePages.IsOfTypedCalls(block.Name[..6]) ? AsTyped : AsApplication)),
            ["shapes"] = RawStrings.Under("tests/Generator.Tests/Shapes").Select(static one => MutationSource.OfText(one.Name, one.Text, static project => project)),
            ["samples"] = [.. MutationSource.OfSample("Shop"), .. MutationSource.OfSample("Leaky")],
        },
        FailuresAsync);

    static async Task<IEnumerable<string>> FailuresAsync(TestProject project)
    {
        GeneratorRun run = project.Generate();
        IReadOnlyList<Diagnostic> found = await AnalyzedProject.Analyze(project, run.Woven.Compilation);
        return run.Breakage.Concat(found.Where(static one => !one.Id.StartsWith("IG", StringComparison.Ordinal)).Select(static one => one.ToString()));
    }

    static TestProject AsApplication(TestProject project) => project with { ReferencesLibraries = true, WarningsAsErrors = false };

    static TestProject AsTyped(TestProject project) => AsApplication(project).WithTypedLogging();

    // Code that logs through [LoggerMessage] compiles with what the framework's generator writes.
    static TestProject WithMessageBodies(TestProject project) =>
        LoggerMessageBodies.For(CSharpSyntaxTree.ParseText(project.Files[0].Text)) is { } bodies
            ? AsApplication(project) with { Files = project.Files.Add(("LoggerMessage.g.cs", bodies)) }
            : AsApplication(project);
}
