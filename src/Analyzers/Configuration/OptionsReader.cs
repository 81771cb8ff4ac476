using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InstrumentGen.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Configuration;

/// <summary>Reads what a compilation's <c>.editorconfig</c> says of each file. Files that say the same share one instance: what is known of
/// types is kept by it.</summary>
sealed class OptionsReader(Compilation compilation, AnalyzerConfigOptionsProvider provider)
{
    readonly bool _isTestProject = TestProjects.Include(compilation);
    readonly ConditionalWeakTable<AnalyzerConfigOptions, FlowOptions> _byFile = new();
    readonly ConcurrentDictionary<string, FlowOptions> _byText = new(StringComparer.Ordinal);

    /// <summary>What holds for a file.</summary>
    public FlowOptions Of(SyntaxTree tree) => _byFile.GetValue(provider.GetOptions(tree), Read);

    FlowOptions Read(AnalyzerConfigOptions options)
    {
        string[] values = [.. AnalysisOptions.All.Select(option => Value(options, option))];
        return _byText.GetOrAdd(string.Join("\n", values), _ => Create(values));
    }

    // A value that is none counts as not set, and IG0017 says so.
    static string Value(AnalyzerConfigOptions options, AnalysisOption option) =>
        options.TryGetValue(option.Key, out string? text) && OptionValue.IsValid(option.Kind, text) ? text : option.Default;

    FlowOptions Create(string[] values)
    {
        return new()
        {
            SecretNames = List(AnalysisOptions.SecretNames),
            PersonalNames = List(AnalysisOptions.PersonalNames),
            ExcludedNames = List(AnalysisOptions.ExcludedNames),
            SensitiveTypes = List(AnalysisOptions.SensitiveTypes),
            Sanitizers = List(AnalysisOptions.Sanitizers),
            BoundedTypes = List(AnalysisOptions.BoundedTypes),
            BoundedMembers = List(AnalysisOptions.BoundedMembers),
            UnboundedNames = List(AnalysisOptions.UnboundedNames),
            IgnoredClassifications = List(AnalysisOptions.IgnoredClassifications),
            ObjectGraphDepth = OptionValue.Number(Text(AnalysisOptions.ObjectGraphDepth))!.Value,
            LeastLogLevel = OptionValue.Level(Text(AnalysisOptions.LeastLogLevel))!.Value,
            UsesNames = Switch(AnalysisOptions.UsesNames) && !IsSparedTest(),
            AppliesToTests = Switch(AnalysisOptions.AppliesToTests),
            SparesTests = IsSparedTest(),
        };

        string Text(AnalysisOption option) => values[AnalysisOptions.All.TakeWhile(one => one != option).Count()];
        IReadOnlyList<string> List(AnalysisOption option) => OptionValue.List(Text(option));
        bool Switch(AnalysisOption option) => OptionValue.Switch(Text(option))!.Value;
        bool IsSparedTest() => _isTestProject && !Switch(AnalysisOptions.AppliesToTests);
    }
}
