using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using InstrumentGen.Analyzers.Configuration;
using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Tests.Configuration;

/// <summary>IG0017.</summary>
public sealed class OptionsAnalyzerTests
{
    [Theory]
    [InlineData("use_names", "perhaps", "The option 'instrumentgen.use_names' is ignored: its value is 'perhaps', and allowed is true or false")]
    [InlineData("object_graph_depth", "-1", "The option 'instrumentgen.object_graph_depth' is ignored: its value is '-1', and allowed is a whole number from 0 to 8")]
    [InlineData("object_graph_depth", "99", "The option 'instrumentgen.object_graph_depth' is ignored: its value is '99', and allowed is a whole number from 0 to 8")]
    [InlineData("min_log_level", "2", "The option 'instrumentgen.min_log_level' is ignored: its value is '2', and allowed is trace, debug, information, warning, error or critical")]
    [InlineData("sensitive_names.secret", "a, 42", "The option 'instrumentgen.sensitive_names.secret' is ignored: its value is 'a, 42', and allowed is a list of names, separated by commas")]
    [InlineData("sensitive_types", "Shop..Card", "The option 'instrumentgen.sensitive_types' is ignored: its value is 'Shop..Card', and allowed is a list of full names such as Shop.Ordering.Order, separated by commas")]
    [InlineData("sensitive_names.secrets", "vault", "The option 'instrumentgen.sensitive_names.secrets' is ignored: there is none of this name; did you mean 'instrumentgen.sensitive_names.secret'?")]
    [InlineData("colour", "red", "The option 'instrumentgen.colour' is ignored: there is none of this name")]
    public async Task Option_WithoutEffect_IsNamedOnce(string key, string value, string message)
    {
        Diagnostic found = Assert.Single(await Report((key, value)));
        Assert.Equal(RuleIds.Option, found.Id);
        Assert.Equal(message, found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Options_SeveralWithoutEffect_AreEachNamed() => Assert.Equal(2, (await Report(("use_names", ""), ("nothing", "1"), ("sanitizers", "Shop.Mask"))).Count);

    [Fact]
    public async Task Examples_OfAllOptions_AreValues() => Assert.Empty(await Report([.. AnalysisOptions.All.Select(static option => (option.Key[AnalysisOptions.Prefix.Length..], option.Example))]));

    [Fact]
    public async Task Defaults_OfAllOptions_AreValues() => Assert.Empty(await Report([.. AnalysisOptions.All.Select(static option => (option.Key[AnalysisOptions.Prefix.Length..], option.Default))]));

    [Fact]
    public async Task Options_OfAHostThatListsNoKeys_AreJudgedByTheirValues()
    {
        var options = new AnalyzerOptions([], new UnlistedOptions(AnalysisOptions.Prefix + "use_names", "perhaps"));
        ImmutableArray<Diagnostic> found = await TestProject.Of("class A;").Compile().WithAnalyzers([new OptionsAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal("The option 'instrumentgen.use_names' is ignored: its value is 'perhaps', and allowed is true or false", Assert.Single(found).GetMessage(CultureInfo.InvariantCulture));
    }

    // Several files with the same options: one diagnostic.
    static Task<IReadOnlyList<Diagnostic>> Report(params (string Key, string Value)[] options) => Verifier.Report(
        "// file: A.cs\nclass A;\n// file: B.cs\nclass B;\n",
        project => project with { Options = options.ToImmutableDictionary(static one => AnalysisOptions.Prefix + one.Key, static one => one.Value) });

    /// <summary>One option in a host that overrides no more than it must.</summary>
    sealed class UnlistedOptions(string key, string value) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new One(key, value);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        sealed class One(string key, string value) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string asked, [NotNullWhen(true)] out string? found) => (found = asked == key ? value : null) is not null;
        }
    }
}
