using System.Text.Json;
using System.Text.RegularExpressions;

namespace InstrumentGen.Documentation.Tests;

/// <summary>docs/catalogue.md shows what the shop's catalogue really holds, and explains every field of it.</summary>
public sealed partial class CataloguePageTests
{
    const string Page = "docs/catalogue.md";
    const string Prefix = "json generated ";

    static readonly string[] s_files = ["InstrumentGen.Catalogue.g.cs", "InstrumentGen.CataloguePositions.g.cs"];

    [Fact]
    public void Page_ShowsWhatTheBuildWrites()
    {
        CodeBlock[] blocks = [.. CodeBlock.In(Page).Where(static block => block.Language.StartsWith(Prefix, StringComparison.Ordinal))];
        Assert.NotEmpty(blocks);
        Assert.All(blocks, static block => Assert.True(block.IsPartOf(Generated(block.Language[Prefix.Length..])), string.Join('\n', block.Lines)));
    }

    [Fact]
    public void Page_ExplainsEveryField()
    {
        string page = Repository.Read(Page);
        string[] fields = [.. s_files.SelectMany(static file => Fields(Document(file))).Distinct().Except(["positions"])];
        Assert.Contains("buckets", fields);
        Assert.All(fields, field => Assert.Contains($"`{field}`", page, StringComparison.Ordinal));
    }

    static string Generated(string file) => File.ReadAllText(Path.Combine(Repository.GeneratedByShop, file)).ReplaceLineEndings("\n");

    static JsonElement Document(string file) => JsonDocument.Parse(RawString().Match(Generated(file)).Groups["text"].Value).RootElement;

    static IEnumerable<string> Fields(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static property => Fields(property.Value).Prepend(property.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Fields),
        _ => [],
    };

    [GeneratedRegex("\"\"\"\n(?<text>.*)\n *\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawString();
}
