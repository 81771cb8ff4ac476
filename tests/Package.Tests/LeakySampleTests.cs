using System.Text.RegularExpressions;

namespace InstrumentGen.Package.Tests;

/// <summary>samples/Leaky holds one instance of each rule about what reaches telemetry, and a build with the package finds just these.</summary>
[Collection(nameof(PackageCollection))]
public sealed partial class LeakySampleTests(PackageFixture package)
{
    [Fact]
    public async Task Build_InStrictMode_WarnsAtEachMarkedLine()
    {
        string output = await package.RunAsync("Leaky", "build", "--no-incremental");
        string[] expected = [.. Directory.EnumerateFiles(package.Folder("Leaky"), "*.cs").SelectMany(Marks).Order(StringComparer.Ordinal)];
        string[] reported = [.. Warning().Matches(output).Select(static match => $"{match.Groups[1].Value}) {match.Groups[2].Value}").Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(expected, reported);
        Assert.Equal(expected.Length, expected.Select(static mark => mark.Split(' ')[1]).Distinct().Count());
    }

    [Fact]
    public async Task Readme_ShowsWhatTheBuildSays()
    {
        string output = await package.RunAsync("Leaky", "build", "--no-incremental");
        string[] shown = [.. File.ReadLines(Path.Combine(PackageFixture.Repository, "README.md")).Where(static line => Warning().IsMatch(line))];
        Assert.NotEmpty(shown);
        Assert.All(shown, line => Assert.Contains(line, output, StringComparison.Ordinal));
    }

    // About declarations of log events, redactions, sampling and audit records, most of them errors: the sample has none of our attributes but marks.
    static readonly string[] s_ofDeclarations = ["IG1009", "IG4002", "IG4003", "IG4004", "IG4005", "IG5004", "IG6001", "IG6002", "IG6003", "IG6004"];

    [Fact]
    public void Sample_HasEachRuleOfWhatReachesTelemetry()
    {
        IEnumerable<string> rules = Directory.EnumerateFiles(Path.Combine(PackageFixture.Repository, "docs/rules"), "IG*.md")
            .Select(static page => Path.GetFileNameWithoutExtension(page))
            .Where(static id => !id.StartsWith("IG0", StringComparison.Ordinal) && !s_ofDeclarations.Contains(id));
        Assert.Equal(
            rules.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(package.Folder("Leaky"), "*.cs").SelectMany(Marks).Select(static mark => mark.Split(' ')[1]).Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> Marks(string file) =>
        from line in File.ReadLines(file).Index()
        let mark = Mark().Match(line.Item)
        where mark.Success
        select $"{Path.GetFileName(file)}({line.Index + 1}) {mark.Groups[1].Value}";

    [GeneratedRegex("// (IG[0-9]{4})$")]
    private static partial Regex Mark();

    [GeneratedRegex("([A-Za-z]+[.]cs[(][0-9]+),[0-9]+[)]: warning (IG[0-9]{4}):")]
    private static partial Regex Warning();
}
