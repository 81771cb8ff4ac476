namespace InstrumentGen.Package.Tests;

/// <summary>What <c>InstrumentGenAnalysisMode</c> does in a real build.</summary>
[Collection(nameof(PackageCollection))]
public sealed class AnalysisModeTests(PackageFixture package)
{
    [Fact]
    public async Task Default_PersonalName_IsASuggestion()
    {
        string output = await BuildAsync("");
        Assert.Contains("Loud.cs(10,29): warning IG1002", output, StringComparison.Ordinal);
        Assert.DoesNotContain("IG1005", output, StringComparison.Ordinal);
        Assert.DoesNotContain("IG0017", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_PersonalName_IsAWarningWhereTheProjectSaysNothing()
    {
        string output = await BuildAsync("Strict");
        Assert.Contains("Loud.cs(9,30): warning IG1005", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet.cs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnnotatedOnly_SecretName_IsSilent() => Assert.DoesNotContain("warning", (await BuildAsync("annotated-only")).Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task UnknownMode_IsNamedAndTheDefaultHolds()
    {
        string output = await BuildAsync("loud");
        Assert.Contains("warning IG0017: InstrumentGenAnalysisMode is ignored: its value is 'loud', and allowed is strict, default or annotated-only", output, StringComparison.Ordinal);
        Assert.Contains("warning IG1002", output, StringComparison.Ordinal);
    }

    Task<string> BuildAsync(string mode) => package.RunAsync("Analysis", "build", "--no-incremental", $"-p:InstrumentGenAnalysisMode={mode}");
}
