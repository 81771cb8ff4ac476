using System.Collections.Concurrent;
using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>The shapes with their annotated methods made partial, and the run of the generator over each.</summary>
static class PartialCatalogue
{
    static readonly ConcurrentDictionary<string, Lazy<GeneratorRun?>> s_runs = new();

    // What cannot be made partial, or tells in which line it stands.
    static readonly string[] s_excluded =
    [
        "caller info",
        "variable argument list",
        "a global type called System: no generated code could name anything",
        "a global type called Microsoft",
    ];

    public static IEnumerable<string> Names => ShapeCatalogue.All.Keys.Where(static name => Run(name) is not null);

    /// <summary>The run, made once for all tests; <see langword="null"/> where the shape has no method that can be split.</summary>
    public static GeneratorRun? Run(string name) => s_runs.GetOrAdd(name, static name => new(() =>
    {
        var split = new PartialSplit();
        TestProject project = ShapeCatalogue.All[name].Project;
        project = project with { Files = [.. project.Files.Select(file => (file.Path, split.Rewrite(project.Parse(file.Path, file.Text)).ToString())), ("CoreCalls.cs", PartialSplit.Counter)] };
        return split.Count == 0 || s_excluded.Contains(name) ? null : project.Generate();
    })).Value;
}
