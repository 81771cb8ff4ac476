using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Configuration;

/// <summary>Tells of options that have no effect: misspelled keys, and values that are none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionsAnalyzer : DiagnosticAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.Option,
        title: "An option has no effect",
        messageFormat: "The option '{0}' is ignored: {1}",
        category: RuleCategories.Usage,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An option in .editorconfig that nobody reads leaves the rules as they were.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.Option),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        CompilationEnd.Register(context, Analyze);
    }

    static void Analyze(CompilationAnalysisContext context)
    {
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        HashSet<AnalyzerConfigOptions> read = [];
        HashSet<string> reported = new(StringComparer.OrdinalIgnoreCase);
        foreach (AnalyzerConfigOptions options in context.Compilation.SyntaxTrees.Select(provider.GetOptions).Prepend(provider.GlobalOptions))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (!read.Add(options)) continue;
            foreach (string key in Keys(options).Where(static key => key.StartsWith(AnalysisOptions.Prefix, StringComparison.OrdinalIgnoreCase)))
            {
                if (options.TryGetValue(key, out string? value) && Problem(key, value) is { } problem && reported.Add(key))
                {
                    context.ReportDiagnostic(Diagnostic.Create(s_rule, Location.None, key, problem));
                }
            }
        }
    }

    // To list keys is up to the host: what AnalyzerConfigOptions.Keys does where it is not overridden is to throw this. There only the values of
    // known options are judged.
    static IEnumerable<string> Keys(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return AnalysisOptions.All.Select(static option => option.Key);
        }
    }

    static string? Problem(string key, string value)
    {
        if (AnalysisOptions.Find(key) is not { } option) return Nearest(key) is { } near ? $"there is none of this name; did you mean '{near}'?" : "there is none of this name";
        return OptionValue.IsValid(option.Kind, value) ? null : $"its value is '{value}', and allowed is {OptionValue.Allowed(option.Kind)}";
    }

    // One that shares its last or its first word.
    static string? Nearest(string key)
    {
        char[] borders = ['.', '_'];
        string[] words = key.Substring(AnalysisOptions.Prefix.Length).ToLowerInvariant().Split(borders);
        return AnalysisOptions.All
            .Select(option => (option.Key, Shared: option.Key.Substring(AnalysisOptions.Prefix.Length).Split(borders).Count(words.Contains)))
            .Where(static pair => pair.Shared > 0)
            .OrderByDescending(static pair => pair.Shared)
            .Select(static pair => pair.Key)
            .FirstOrDefault();
    }
}
