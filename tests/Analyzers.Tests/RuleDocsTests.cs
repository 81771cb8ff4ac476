using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests;

/// <summary>Each rule has a descriptor, a page whose examples are true, a line in the index and one in the ledger.</summary>
public sealed class RuleDocsTests
{
    static readonly Dictionary<string, DiagnosticDescriptor> s_rules = AnalyzedProject.Analyzers
        .SelectMany(static analyzer => analyzer.SupportedDiagnostics)
        .Distinct()
        .ToDictionary(static rule => rule.Id);

    public static TheoryData<string> Ids => [.. typeof(RuleIds).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static constant => (string)constant.GetRawConstantValue()!)];

    [Fact]
    public void Ids_AreThoseOfTheDescriptorsAndPages()
    {
        string[] ids = [.. Ids.Select(static row => row.Data).Order(StringComparer.Ordinal)];
        Assert.Equal(ids, s_rules.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(ids, Directory.EnumerateFiles(Folder("docs/rules"), "IG*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.All(ids, static id => Assert.Matches("^IG[0-6][0-9]{3}$", id));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Descriptor_OfARule_IsWhole(string id)
    {
        DiagnosticDescriptor rule = s_rules[id];
        Assert.Equal(RuleIds.HelpLink(id), rule.HelpLinkUri);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal(CategoryOf(id), rule.Category);
        Assert.True(rule.IsEnabledByDefault);
        Assert.DoesNotMatch("[.]$", Text(rule.Title) + Text(rule.MessageFormat));
        Assert.EndsWith(".", Text(rule.Description), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Page_OfARule_HasItsHeadAndItsLines(string id)
    {
        DiagnosticDescriptor rule = s_rules[id];
        string row = $"| {rule.Category} | {rule.DefaultSeverity} |";
        Assert.StartsWith($"# {id}: {Text(rule.Title)}\n\n| category | severity |\n|---|---|\n{row}\n", Page(id), StringComparison.Ordinal);
        Assert.Contains("## When to suppress\n", Page(id), StringComparison.Ordinal);
        Assert.Contains($"| [{id}]({id}.md) | {Text(rule.Title)} {row}\n", File.ReadAllText(Path.Combine(Folder("docs/rules"), "README.md")), StringComparison.Ordinal);
        string[] ledger = [.. Directory.EnumerateFiles(Folder("src/Analyzers"), "AnalyzerReleases.*.md").SelectMany(File.ReadLines)];
        Assert.Single(ledger, line => line.StartsWith($"{id} | {rule.Category} | {rule.DefaultSeverity} | ", StringComparison.Ordinal) && line.Contains(rule.HelpLinkUri, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Examples_OfAPage_FireAndAreSilent(string id)
    {
        (string Kind, string Code)[] blocks = Blocks(id, "csharp");
        Assert.Equal(["fires", "silent"], blocks.Select(static block => block.Kind).Distinct());
        foreach ((string kind, string code) in blocks)
        {
            // The rule about a build that does not allow interception is shown by such a build.
            bool isBarred = id == RuleIds.NothingWoven && kind == "fires";
            IReadOnlyList<Diagnostic> found = await Verifier.Report(code, project => (RulePages.IsOfTypedCalls(id) ? project.WithTypedLogging() : project) with
            {
                ReferencesLibraries = id == RuleIds.FrameworkCall || !id.StartsWith("IG0", StringComparison.Ordinal),
                Options = Blocks(id, "ini").Where(block => block.Kind == kind).SelectMany(static block => block.Code.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToImmutableDictionary(static line => line.Split(" = ")[0], static line => line.Split(" = ")[1]),
                Properties = id == RuleIds.Coverage ? project.Properties.SetItem("InstrumentGenMinimumCoverage", "100") : project.Properties,
                InterceptorsNamespaces = isBarred ? null : project.InterceptorsNamespaces,
                OutputKind = code.Contains("static void Main(", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : project.OutputKind,
            });
            // The rule about how many uses are missed stands beside those about each.
            string[] ids = [.. found.Select(static one => one.Id).Where(one => one == id || (one != RuleIds.NoWovenCall && id != RuleIds.Coverage)).Distinct()];
            Assert.Equal(kind == "fires" ? [id] : [], ids);
        }
    }

    static string CategoryOf(string id) => id[2] switch
    {
        '0' => s_rules[id].Category == RuleCategories.Usage ? RuleCategories.Usage : RuleCategories.Weaving,
        '1' => RuleCategories.Privacy,
        '2' => RuleCategories.Metrics,
        '3' => RuleCategories.Correlation,
        '4' => RuleCategories.Logging,
        '6' => RuleCategories.Audit,
        _ => RuleCategories.Tracing,
    };

    static string Text(LocalizableString text) => text.ToString(CultureInfo.InvariantCulture);

    static (string Kind, string Code)[] Blocks(string id, string language) =>
        [.. RulePages.Blocks(Page(id)).Where(block => block.Language == language).Select(static block => (block.Kind, block.Code))];

    static string Page(string id) => RulePages.Read(id);

    static string Folder(string path) => Path.Combine(RepositoryRoot.Path, path);
}
