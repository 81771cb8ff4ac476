using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>MSBuild properties, as <c>CompilerVisibleProperty</c> hands them to a generator, and what the <c>.editorconfig</c> says of each file.</summary>
sealed class BuildProperties(ImmutableDictionary<string, string> properties, ImmutableDictionary<string, string>? options = null) : AnalyzerConfigOptionsProvider
{
    const string Prefix = "build_property.";

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToImmutableDictionary(static one => Prefix + one.Key, static one => one.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(options ?? []);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);

    sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
