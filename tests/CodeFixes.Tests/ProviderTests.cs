using System.Reflection;
using InstrumentGen.CodeFixes.Tests.Harness;
using InstrumentGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>What holds for all fixes.</summary>
public sealed class ProviderTests
{
    // What every editor and build that knows analyzers brings along.
    static readonly string[] s_ofTheHost = ["netstandard", "InstrumentGen.", "Microsoft.CodeAnalysis", "System."];

    [Fact]
    public void Pages_WithACodeFix_AreThoseOfRulesThatHaveOne()
    {
        string[] pages = [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "docs/rules"), "IG*.md").Where(static page => File.ReadAllText(page).Contains("\n## Code fix\n", StringComparison.Ordinal)).Select(static page => Path.GetFileNameWithoutExtension(page))];
        Assert.Equal(MendedProject.Providers.SelectMany(static provider => provider.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Providers_AreExportedByTheirNames() => Assert.All(MendedProject.Providers, static provider =>
    {
        ExportCodeFixProviderAttribute export = provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal(provider.GetType().Name, export.Name);
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.True(provider.GetType().IsPublic);
    });

    [Theory]
    [InlineData(typeof(InstrumentGenerator), false)]
    [InlineData(typeof(RuleIds), false)]
    [InlineData(typeof(TelemetryFix), true)]
    public void Workspaces_AreKnownToTheFixesAlone(Type type, bool isKnown) =>
        Assert.Equal(isKnown, type.Assembly.GetReferencedAssemblies().Any(static name => name.Name!.Contains("Workspaces", StringComparison.Ordinal)));

    [Fact]
    public void Assembly_NeedsOnlyWhatItsHostHas() => Assert.All(
        typeof(TelemetryFix).Assembly.GetReferencedAssemblies(),
        static name => Assert.Contains(s_ofTheHost, host => name.Name!.StartsWith(host, StringComparison.Ordinal)));
}
