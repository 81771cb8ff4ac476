using System.Collections.Immutable;
using InstrumentGen.Analyzers.Tests.Corpus;
using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Analyzers.Tests;

/// <summary>A project whose packages are not restored, or one of them, is full of types that are not there: nothing throws, and nothing is said
/// of a library that is not known.</summary>
public sealed class MissingReferenceTests
{
    public static TheoryData<string> Libraries => ["Microsoft.Extensions.Logging", "System.Diagnostics.DiagnosticSource", "InstrumentGen", "Serilog", "NLog", "Prometheus", "Microsoft.AspNetCore", "System.Runtime"];

    [Theory, MemberData(nameof(Libraries))]
    public async Task Library_ThatIsMissing_ThrowsNothing(string library)
    {
        int broken = 0;
        await Parallel.ForEachAsync(CorpusFiles.Open.Where(static (_, index) => index % 12 == 0), async (one, token) =>
        {
            CSharpCompilation whole = CorpusCompilation.Of(one);
            CSharpCompilation application = whole.WithReferences(whole.References.Where(reference => !Path.GetFileName(reference.Display!).StartsWith(library, StringComparison.Ordinal)));
            if (application.GetDiagnostics(token).Any(static problem => problem.Severity == DiagnosticSeverity.Error)) Interlocked.Increment(ref broken);
            Assert.DoesNotContain(await AnalyzedProject.Analyze(new(), application), static diagnostic => diagnostic.Id == "AD0001");
        });
        Assert.True(broken > 0, $"No case needs {library}.");
    }

    [Fact]
    public async Task Nothing_ThatIsReferenced_IsSilent()
    {
        ImmutableArray<CorpusCase> cases = [.. CorpusFiles.Open.Where(static (_, index) => index % 40 == 0)];
        Assert.NotEmpty(cases);
        foreach (CorpusCase one in cases) Assert.Empty(await AnalyzedProject.Analyze(new(), CorpusCompilation.Of(one).WithReferences()));
    }
}
