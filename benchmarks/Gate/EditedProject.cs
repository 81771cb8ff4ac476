using System.Diagnostics;
using InstrumentGen.Benchmarks.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>A driver that has run over a project once, as in an editor, and is given edits of it.</summary>
sealed class EditedProject
{
    readonly IIncrementalGenerator _generator;
    readonly CSharpCompilation _compilation;
    readonly bool _tracksSteps;
    readonly GeneratorDriver _driver;

    public EditedProject(IIncrementalGenerator generator, CSharpCompilation compilation, bool tracksSteps = false)
    {
        _generator = generator;
        _compilation = compilation;
        _tracksSteps = tracksSteps;
        _driver = Cold();
    }

    GeneratorDriver Cold() => CSharpGeneratorDriver.Create(
            [_generator.AsSourceGenerator()],
            parseOptions: SyntheticProject.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, _tracksSteps))
        .RunGenerators(_compilation);

    /// <summary>Milliseconds that the driver takes after an edit of one file; the least of several edits, each of another text. The driver
    /// that ran over the edit before goes on.</summary>
    public double Milliseconds(string path, Func<string, int, string> change, int edits)
    {
        GeneratorDriver driver = _driver;
        double best = double.MaxValue;
        for (int edit = 0; edit < edits; edit++)
        {
            Compilation edited = Edit(path, change, edit);
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            driver = driver.RunGenerators(edited);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }

    /// <summary>What a run after an edit gives.</summary>
    public GeneratorRunResult Run(string path, Func<string, int, string> change) => _driver.RunGenerators(Edit(path, change, 1)).GetRunResult().Results.Single();

    // Nothing of the new compilation is bound: an editor that has bound some of it has saved us that.
    CSharpCompilation Edit(string path, Func<string, int, string> change, int edit)
    {
        SyntaxTree old = _compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        string text = old.GetText().ToString();
        string edited = change(text, edit);
        if (edited == text) throw new InvalidOperationException($"The edit of {path} changes nothing.");
        return _compilation.ReplaceSyntaxTree(old, SyntheticProject.Parse(path, edited));
    }
}
