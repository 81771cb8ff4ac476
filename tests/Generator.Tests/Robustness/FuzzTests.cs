using System.Text.RegularExpressions;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace InstrumentGen.Generator.Tests.Robustness;

/// <summary>A fuzz that runs nothing proves nothing, and a failure that cannot be had again helps nobody.</summary>
public sealed partial class FuzzTests
{
    const string Source = """
        class Till
        {
            int Add(int price) => price + 1;
            int Take(int price) => price - 1;
        }
        """;

    static readonly Dictionary<string, IEnumerable<MutationSource>> s_groups = new() { ["one"] = [MutationSource.OfText("Till.cs", Source, static project => project)] };

    [Fact]
    public void Mutant_OfASeed_IsTheSameEachTime()
    {
        string[] mutants = [.. Enumerable.Range(0, 100).Select(static seed => new Mutator(new(seed)).Mutate(Source))];
        Assert.Equal(mutants, Enumerable.Range(0, 100).Select(static seed => new Mutator(new(seed)).Mutate(Source)));
        Assert.InRange(mutants.Distinct().Count(), 80, 100);
    }

    [Fact]
    public async Task Run_OfASeed_MakesTheMutantsOfThatSeed()
    {
        string[] first = await MutantsAsync(1), again = await MutantsAsync(1), other = await MutantsAsync(2);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Run_WithoutTime_MutatesEachGroupOnce()
    {
        var groups = new Dictionary<string, IEnumerable<MutationSource>> { ["one"] = s_groups["one"], ["other"] = s_groups["one"] };
        int mutants = 0;
        await new Fuzz(1, TimeSpan.Zero).RunAsync(groups, _ =>
        {
            Interlocked.Increment(ref mutants);
            return Task.FromResult<IEnumerable<string>>([]);
        });
        Assert.Equal(2, mutants);
    }

    [Fact]
    public async Task Run_OfAGroupWithoutSources_Fails() =>
        await Assert.ThrowsAsync<DoesNotContainException>(static () => new Fuzz(1, TimeSpan.Zero).RunAsync(
            new Dictionary<string, IEnumerable<MutationSource>> { ["none"] = [] }, static _ => Task.FromResult<IEnumerable<string>>([])));

    [Fact]
    public async Task Run_WithoutGroups_Fails() =>
        await Assert.ThrowsAsync<TrueException>(static () => new Fuzz(1, TimeSpan.Zero).RunAsync(new Dictionary<string, IEnumerable<MutationSource>>(), static _ => Task.FromResult<IEnumerable<string>>([])));

    [Fact]
    public async Task Run_WithAFailure_TellsSeedFileAndWhatWasMutated()
    {
        TrueException failure = await Assert.ThrowsAsync<TrueException>(static () => new Fuzz(7, TimeSpan.FromMinutes(1)).RunAsync(s_groups, static project =>
            project.Files[0].Text.Contains("price - 1;", StringComparison.Ordinal) ? Task.FromResult<IEnumerable<string>>([]) : throw new NotSupportedException("The fee is gone.")));
        Assert.Contains("Seed 7, mutant ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(", Till.cs:\nSystem.NotSupportedException: The fee is gone.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\n-     int Take(int price) => price - 1;", failure.Message, StringComparison.Ordinal);
    }

    // Mutants of a sample that does not compile would show little. What the generator has to write is not there yet.
    [Theory]
    [InlineData("Shop")]
    [InlineData("Leaky")]
    public void Sample_ByItself_HasNoErrors(string name)
    {
        MutationSource source = MutationSource.OfSample(name).First();
        GeneratorRun run = source.ProjectOf(source.Text).Generate();
        Assert.Empty(run.Plain.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static one => one.Severity == DiagnosticSeverity.Error && one.Id != "CS8795"));
        Assert.DoesNotContain(run.Woven.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), static one => one.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Breakage);
    }

    [Fact]
    public void AuditedSource_ByItself_HasNoErrors()
    {
        GeneratorRun run = MutationSource.OfText("Audited.cs", AuditedSource.Text, static project => project with { WarningsAsErrors = false }).ProjectOf(AuditedSource.Text).Generate();
        Assert.DoesNotContain(run.Woven.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), static one => one.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Breakage);
    }

    // The first five: how many more the workers began is a matter of time.
    static async Task<string[]> MutantsAsync(int seed)
    {
        TrueException failure = await Assert.ThrowsAsync<TrueException>(() => new Fuzz(seed, TimeSpan.FromMinutes(1)).RunAsync(s_groups, static project =>
            Task.FromResult<IEnumerable<string>>([project.Files[0].Text.ReplaceLineEndings(" ")])));
        string[] mutants = [.. failure.Message.Split("\n\n").Where(static part => Beginning().IsMatch(part)).Order(StringComparer.Ordinal).Select(static part => part.Split('\n')[1])];
        Assert.Equal(5, mutants.Length);
        return mutants;
    }

    [GeneratedRegex("^Seed [12], mutant [0-4],")]
    private static partial Regex Beginning();
}
