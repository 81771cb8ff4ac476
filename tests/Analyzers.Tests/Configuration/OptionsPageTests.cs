using InstrumentGen.Analyzers.Configuration;
using InstrumentGen.Analyzers.Tests.Harness;

namespace InstrumentGen.Analyzers.Tests.Configuration;

/// <summary>docs/analysis.md shows the options that are declared, and no others.</summary>
public sealed class OptionsPageTests
{
    static readonly string[] s_lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs/analysis.md"));

    [Fact]
    public void Rows_AreTheDeclaredOptions() => Assert.Equal(
        AnalysisOptions.All.Select(static option => $"| `{option.Key}` | {Value(option.Kind)} | {(option.Default.Length > 0 ? $"`{option.Default}`" : "none")} | {option.Meaning} |"),
        s_lines.Where(static line => line.StartsWith($"| `{AnalysisOptions.Prefix}", StringComparison.Ordinal)));

    [Fact]
    public void Examples_AreTheDeclaredOnes() => Assert.Equal(
        AnalysisOptions.All.Select(static option => $"{option.Key} = {option.Example}"),
        s_lines.Where(static line => line.StartsWith(AnalysisOptions.Prefix, StringComparison.Ordinal)));

    static string Value(OptionKind kind) => kind switch
    {
        OptionKind.Switch => "`true` or `false`",
        OptionKind.Number => "number",
        OptionKind.Level => "level",
        OptionKind.Names => "names",
        _ => "full names",
    };
}
