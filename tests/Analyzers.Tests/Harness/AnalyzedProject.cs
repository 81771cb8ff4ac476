using System.Collections.Immutable;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Tests.Harness;

/// <summary>Runs the rules over a project as a build does: after the generator.</summary>
static class AnalyzedProject
{
    /// <summary>Every analyzer of the assembly.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(RuleIds).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The compilation with what our generator wrote and with <paramref name="written"/>, the files that another generator wrote:
    /// neither has seen the other's. It has no error that it does not have without our generator.</summary>
    public static CSharpCompilation Build(TestProject project, params IEnumerable<(string Path, string Text)> written)
    {
        CSharpCompilation compilation = project.Compile();
        SyntaxTree[] others = [.. written.Select(file => project.Parse(file.Path, file.Text))];
        CSharpGeneratorDriver
            .Create([new InstrumentGenerator().AsSourceGenerator()], parseOptions: project.ParseOptions(), optionsProvider: new BuildProperties(project.Properties))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation woven, out ImmutableArray<Diagnostic> failures, CancellationToken.None);
        Assert.Empty(failures);
        var built = (CSharpCompilation)woven.AddSyntaxTrees(others);
        Assert.Empty(Errors(built).Except(Errors(compilation.AddSyntaxTrees(others))));
        return built;
    }

    /// <summary>A built library to refer to.</summary>
    public static LibraryImage Library(string source)
    {
        TestProject project = TestProject.Of(source);
        using var image = new MemoryStream();
        Assert.True(Build(project).Emit(image).Success);
        return new(project.Name, [.. image.ToArray()]);
    }

    /// <summary>What the rules say, in the order of the source; an analyzer that throws is AD0001.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Analyze(TestProject project, Compilation compilation) => Analyze(project, compilation, Analyzers);

    /// <summary>What the rules of weaving say.</summary>
    public static Task<IReadOnlyList<Diagnostic>> AnalyzeWeaving(TestProject project, Compilation compilation) =>
        Analyze(project, compilation, [.. Analyzers.Where(static analyzer => analyzer.GetType().Namespace == typeof(CallAnalyzer).Namespace)]);

    static async Task<IReadOnlyList<Diagnostic>> Analyze(TestProject project, Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new AnalyzerOptions([], new BuildProperties(project.Properties, project.Options));
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(static one => one.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static one => one.Location.SourceSpan).ThenBy(static one => one.Id)];
    }

    // Interceptors are checked when code is emitted. Positions are left out: code is half typed in some tests.
    static IEnumerable<string> Errors(Compilation compilation) =>
        compilation.Emit(Stream.Null).Diagnostics
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}");
}
