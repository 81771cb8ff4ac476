using System.Collections.Concurrent;
using InstrumentGen.Analyzers.Tests.Harness;
using InstrumentGen.Generator.Tests.Shapes;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests.Shapes;

/// <summary>What became of a shape in this run: it was built, it ran beside its unwoven self, and the rules looked at it.</summary>
/// <param name="Spans">The spans that the run made.</param>
/// <param name="Rules">The rules that say why something is not woven.</param>
sealed record ShapeVerdict(int Spans, string[] Rules)
{
    static readonly string[] s_usage = [RuleIds.OperationName, RuleIds.DuplicateName, RuleIds.Buckets, RuleIds.ExpectedException];

    static readonly ConcurrentDictionary<string, Lazy<Task<ShapeVerdict>>> s_ofInterceptors = new();

    /// <summary>The cell of the page: what is woven was called and seen.</summary>
    public string Cell => this switch
    {
        { Spans: > 0, Rules: [] } => "woven",
        { Spans: > 0 } => $"woven; {Links}",
        { Rules: [] } => "no call",
        _ => $"refused: {Links}",
    };

    string Links => string.Join(", ", Rules.Select(static id => $"[{id}](rules/{id}.md)"));

    /// <summary>The verdict on a shape whose calls are intercepted, found once for all tests.</summary>
    public static Task<ShapeVerdict> OfInterceptors(string name) => s_ofInterceptors.GetOrAdd(name, static name => new(() => Of(name, ShapeCatalogue.Run(name)))).Value;

    /// <summary>The verdict on a shape whose methods are partial; <see langword="null"/> where none can be.</summary>
    public static async Task<ShapeVerdict?> OfPartialMethods(string name) => PartialCatalogue.Run(name) is { } run ? await Of(name, run) : null;

    /// <summary>The verdict on a shape whose methods are those of decorated interfaces; <see langword="null"/> where none can be.</summary>
    public static async Task<ShapeVerdict?> OfDecorators(string name) => DecoratorCatalogue.Run(name) is { Run: var run } ? await Of(run.Plain, run) : null;

    static Task<ShapeVerdict> Of(string name, GeneratorRun run) => Of(ShapeCatalogue.Run(name).Plain, run);

    static async Task<ShapeVerdict> Of(Build plain, GeneratorRun run)
    {
        Execution woven = Execution.Of(run.Woven);
        Assert.Equal(Execution.Of(plain).Result, woven.Result);
        IReadOnlyList<Diagnostic> found = await AnalyzedProject.AnalyzeWeaving(run.Project, run.Woven.Compilation);
        string[] rules = [.. found.Select(static one => one.Id).Except(s_usage).Order(StringComparer.Ordinal)];
        // That nothing calls an operation is also said beside the reasons, and of those that a source declares for others.
        return new(woven.Spans.Length, rules.Length > 1 || woven.Spans.Length > 0 ? [.. rules.Where(static id => id != RuleIds.NoWovenCall)] : rules);
    }
}
