namespace InstrumentGen.Package.Tests;

/// <summary>What <c>InstrumentGenMinimumCoverage</c> does in a real build.</summary>
[Collection(nameof(PackageCollection))]
public sealed class MinimumCoverageTests(PackageFixture package)
{
    [Fact]
    public async Task Coverage_BelowTheMinimum_FailsTheBuild()
    {
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => BuildAsync("90"));
        Assert.Matches("error IG0021: [0-9]+ of [0-9]+ uses of operations are instrumented, [0-9.]+ %, and InstrumentGenMinimumCoverage asks for 90 %", failure.Message);
    }

    [Fact]
    public async Task Coverage_NotBelowTheMinimum_IsSilent() => Assert.DoesNotContain("IG0021", await BuildAsync("0"), StringComparison.Ordinal);

    [Fact]
    public async Task Minimum_ThatIsNoPercentage_IsNamedAndIgnored()
    {
        string output = await BuildAsync("most");
        Assert.Contains("warning IG0017: InstrumentGenMinimumCoverage is ignored: its value is 'most', and allowed is a percentage from 0 to 100", output, StringComparison.Ordinal);
        Assert.DoesNotContain("IG0021", output, StringComparison.Ordinal);
    }

    Task<string> BuildAsync(string minimum) => package.RunAsync("Refused", "build", "--no-incremental", $"-p:InstrumentGenMinimumCoverage={minimum}");
}
