using InstrumentGen.Analyzers.Configuration;
using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests.Configuration;

/// <summary>The modes that the package ships hold what the rules are.</summary>
public sealed class PresetTests
{
    static readonly DiagnosticDescriptor[] s_rules = [.. AnalyzedProject.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Distinct()];

    public static TheoryData<string> Modes => ["default", "strict", "annotated-only"];

    [Fact]
    public void Folder_HoldsTheModes() => Assert.Equal(
        Modes.Select(static row => $"InstrumentGen.{row.Data}.globalconfig").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Folder()).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Modes))]
    public void Mode_Settings_AreOfRulesAndOptionsThatExist(string mode)
    {
        IReadOnlyDictionary<string, string> settings = Settings(mode);
        Assert.Equal(("true", "-100"), (settings["is_global"], settings["global_level"]));
        foreach ((string key, string value) in settings.Where(static one => one.Key is not ("is_global" or "global_level")))
        {
            if (AnalysisOptions.Find(key) is { } option) Assert.True(OptionValue.IsValid(option.Kind, value), $"{key} = {value}");
            else Assert.Contains(s_rules, rule => key == $"dotnet_diagnostic.{rule.Id}.severity");
        }
    }

    [Fact]
    public void Default_SetsNothing() => Assert.Equal(2, Settings("default").Count);

    [Fact]
    public void Strict_MakesEverySuggestionAWarning() => Assert.Equal(
        s_rules.Where(static rule => rule is { DefaultSeverity: DiagnosticSeverity.Info, IsEnabledByDefault: true }).Select(static rule => $"dotnet_diagnostic.{rule.Id}.severity = warning").Order(StringComparer.Ordinal),
        Settings("strict").Where(static one => one.Key.StartsWith("dotnet_", StringComparison.Ordinal)).Select(static one => $"{one.Key} = {one.Value}").Order(StringComparer.Ordinal));

    [Fact]
    public void AnnotatedOnly_BelievesNoNames() => Assert.Equal("false", Settings("annotated-only")[AnalysisOptions.UsesNames.Key]);

    static string Folder() => Path.Combine(RepositoryRoot.Path, "src/Runtime/buildTransitive/config");

    static Dictionary<string, string> Settings(string mode) =>
        File.ReadLines(Path.Combine(Folder(), $"InstrumentGen.{mode}.globalconfig"))
            .Where(static line => line.Length > 0 && line[0] != '#')
            .Select(static line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(static pair => pair[0], static pair => pair[1]);
}
