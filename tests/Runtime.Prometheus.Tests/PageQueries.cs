using System.Text.RegularExpressions;

namespace InstrumentGen.Runtime.Prometheus.Tests;

/// <summary>What docs/prometheus.md tells people to write: its fenced blocks of a language, by the name behind it.</summary>
static partial class PageQueries
{
    static readonly string s_page = File.ReadAllText(Path.Combine(
        typeof(PageQueries).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false).Cast<System.Reflection.AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!,
        "docs",
        "prometheus.md")).ReplaceLineEndings("\n");

    public static IReadOnlyDictionary<string, string> Of(string language) =>
        Fence().Matches(s_page)
            .Where(match => match.Groups["language"].Value == language)
            .ToDictionary(static match => match.Groups["name"].Value, static match => match.Groups["text"].Value);

    [GeneratedRegex(@"^```(?<language>\w+) (?<name>[^\n]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
