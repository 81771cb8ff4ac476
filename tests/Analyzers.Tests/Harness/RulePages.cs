using System.Text.RegularExpressions;

namespace InstrumentGen.Analyzers.Tests.Harness;

/// <summary>The pages of the rules and the code on them.</summary>
static partial class RulePages
{
    /// <summary>The C# of all pages, in a stable order, each with its page and its place there.</summary>
    public static IEnumerable<(string Name, string Code)> All =>
        from path in Directory.EnumerateFiles(Folder, "IG*.md").Order(StringComparer.Ordinal)
        from block in Blocks(File.ReadAllText(path).ReplaceLineEndings("\n")).Where(static block => block.Language == "csharp").Index()
        select ($"{Path.GetFileName(path)}, block {block.Index + 1}", block.Item.Code);

    /// <summary>Whether a rule looks at classic log calls with typed arguments: its examples stand in projects that have them.</summary>
    public static bool IsOfTypedCalls(string id) => id is RuleIds.ArgumentCount or RuleIds.TemplateBraces or RuleIds.NumberedHole;

    static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "docs/rules");

    public static string Read(string id) => File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n");

    /// <summary>The fenced code of a page; the kind is what follows the language.</summary>
    public static IEnumerable<(string Language, string Kind, string Code)> Blocks(string page) =>
        Fenced().Matches(page).Select(static match => (match.Groups["language"].Value, match.Groups["kind"].Value.Trim(), match.Groups["code"].Value));

    [GeneratedRegex("^```(?<language>csharp|ini)(?<kind>[^\n]*)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
