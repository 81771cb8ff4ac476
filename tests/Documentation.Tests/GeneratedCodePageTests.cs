using System.Text.RegularExpressions;

namespace InstrumentGen.Documentation.Tests;

/// <summary>docs/generated-code.md shows what the shop's build really contains.</summary>
public sealed partial class GeneratedCodePageTests
{
    const string Page = "docs/generated-code.md";
    const string Prefix = "csharp generated ";

    public static TheoryData<string> Files => [.. CodeBlock.In(Page).Select(static block => block.Language).Where(static language => language.StartsWith(Prefix, StringComparison.Ordinal)).Select(static language => language[Prefix.Length..]).Distinct()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Page_ShowsWhatTheBuildWrites(string file)
    {
        string written = Stable(File.ReadAllText(Path.Combine(Repository.GeneratedByShop, file)).ReplaceLineEndings("\n"));
        foreach (CodeBlock block in CodeBlock.In(Page).Where(block => block.Language == Prefix + file))
        {
            Assert.True(block.IsPartOf(written), $"{Page} shows, of {file}:\n{string.Join('\n', block.Lines)}\n\nThe build writes:\n{written}");
        }
    }

    [Fact]
    public void Page_ShowsBodiesShimsAndPositions()
    {
        string[] files = [.. Files.Select(static row => row.Data)];
        Assert.Contains(files, static file => file.EndsWith(".Operations.g.cs", StringComparison.Ordinal));
        Assert.Contains(files, static file => file.EndsWith(".Interceptors.g.cs", StringComparison.Ordinal));
        Assert.Contains(files, static file => file.EndsWith(".Positions.g.cs", StringComparison.Ordinal));
    }

    // A location is a checksum of the caller's file, a position its line: they change with edits that the page is not about.
    static string Stable(string written) => Line().Replace(Location().Replace(written, "(1, \"...\")"), "$1, ...)");

    [GeneratedRegex("\\(1, \"[A-Za-z0-9+/=]+\"\\)")]
    private static partial Regex Location();

    [GeneratedRegex("(\\.cs\"), [0-9]+\\)")]
    private static partial Regex Line();
}
