using System.Collections.Concurrent;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>The shapes with their annotated methods behind decorated interfaces, and the run of the generator over each.</summary>
static class DecoratorCatalogue
{
    static readonly ConcurrentDictionary<string, Lazy<(GeneratorRun Run, int Calls)?>> s_runs = new();

    public static IEnumerable<string> Names => ShapeCatalogue.All.Keys.Where(static name => Run(name) is not null);

    /// <summary>The run, made once for all tests, and how many calls go through decorators; <see langword="null"/> where the shape has no
    /// method of a class that is called on an object.</summary>
    public static (GeneratorRun Run, int Calls)? Run(string name) => s_runs.GetOrAdd(name, static name => new(() =>
    {
        TestProject project = ShapeCatalogue.All[name].Project;
        CSharpCompilation compilation = project.Compile();
        int calls = 0;
        var files = project.Files.Select(file =>
        {
            SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == file.Path);
            var split = new DecoratorSplit(compilation.GetSemanticModel(tree));
            string text = split.Rewrite(tree.GetRoot());
            calls += split.Calls;
            return (file.Path, text);
        }).ToArray();
        if (calls == 0) return null;
        // Rewritten, the source may have warnings of its own: each test asks for those that weaving adds.
        project = project with { Files = [.. files, ("DecoratedObjects.cs", DecoratedObjects.Source)], WarningsAsErrors = false };
        // C# knows no such interface.
        return project.Compile().GetDiagnostics().Any(static one => one.Severity == DiagnosticSeverity.Error) ? null : (project.Generate(), calls);
    })).Value;
}
