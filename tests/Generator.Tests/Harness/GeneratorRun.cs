using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>One run of the generator over a project; an edit gives the next run of the same driver.</summary>
sealed class GeneratorRun
{
    readonly GeneratorDriver _driver;

    GeneratorRun(TestProject project, CSharpCompilation compilation, GeneratorDriver driver)
    {
        Project = project;
        _driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation woven, out ImmutableArray<Diagnostic> diagnostics);
        Plain = new(compilation);
        Woven = new((CSharpCompilation)woven);
        Diagnostics = diagnostics;
        Result = _driver.GetRunResult().Results.Single();
        Outputs = Result.GeneratedSources.ToImmutableSortedDictionary(
            static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The project as it is now.</summary>
    public TestProject Project { get; }

    /// <summary>The project as the user wrote it.</summary>
    public Build Plain { get; }

    /// <summary>The project with what was generated.</summary>
    public Build Woven { get; }

    /// <summary>What the driver reports: a generator that throws is CS8785.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The generated files by name.</summary>
    public ImmutableSortedDictionary<string, string> Outputs { get; }

    /// <summary>Errors and warnings of the build that the user's code does not have by itself.</summary>
    public IEnumerable<string> NewProblems
    {
        get
        {
            string[] woven = [.. Diagnostics.Select(static diagnostic => diagnostic.ToString()), .. Woven.Problems];
            if (woven.Length == 0) return [];
            List<string> own = [.. Plain.Problems];
            return woven.Where(problem => !own.Remove(problem));
        }
    }

    /// <summary>What the generator broke in code that may be half typed: it threw, or the build has an error that it does not have without it.
    /// Warnings count where the code has no error by itself.</summary>
    public IEnumerable<string> Breakage
    {
        get
        {
            bool isBroken = Plain.Compilation.GetDiagnostics().Any(IsError);
            return isBroken
                ? Diagnostics.Select(static one => one.ToString()).Concat(ErrorsOf(Woven).Except(ErrorsOf(Plain)).Where(error => !IsHidden(error)))
                : NewProblems;
        }
    }

    /// <summary>The first run over a project, of the product's generator.</summary>
    public static GeneratorRun Of(TestProject project) => Of(project, new InstrumentGenerator());

    public static GeneratorRun Of(TestProject project, IIncrementalGenerator generator) => new(
        project,
        project.Compile(),
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: project.ParseOptions(),
            optionsProvider: new BuildProperties(project.Properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)));

    /// <summary>The text of the only generated file whose name ends so.</summary>
    public string Output(string ending) => Assert.Single(Outputs, output => output.Key.EndsWith(ending, StringComparison.Ordinal)).Value;

    /// <summary>Runs the same driver once more, after one file's text was changed, or a file was added.</summary>
    public GeneratorRun Edit(string path, Func<string, string> change)
    {
        int index = Project.Files.IndexOf(Project.Files.FirstOrDefault(file => file.Path == path));
        (string Path, string Text) file = (path, change(index < 0 ? "" : Project.Files[index].Text));
        CSharpCompilation compilation = Plain.Compilation;
        SyntaxTree tree = Project.Parse(file.Path, file.Text);
        return index < 0
            ? new(Project with { Files = Project.Files.Add(file) }, compilation.AddSyntaxTrees(tree), _driver)
            : new(Project with { Files = Project.Files.SetItem(index, file) }, compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(old => old.FilePath == path), tree), _driver);
    }

    // Without positions: what the user's code names and does not have, a type that is still to be written or that another generator writes,
    // generated code names as well.
    static IEnumerable<string> ErrorsOf(Build build) => build.Compilation.GetDiagnostics().Where(IsError).Select(static one => $"{one.Id}: {one.GetMessage(CultureInfo.InvariantCulture)}");

    // Calls of a partial method that lacks a half count for nothing, and so do their arguments: be they unassigned. And a constraint that names a type
    // which is not there is repeated by generated code, whose type arguments do not meet it any more.
    bool IsHidden(string error) =>
        (error.StartsWith("CS0165:", StringComparison.Ordinal) && Has("CS8795", ""))
        || (error.StartsWith("CS0314:", StringComparison.Ordinal) && Has("CS0246", error.TrimEnd('.').Split(' ')[^1]));

    bool Has(string id, string name) => Plain.Compilation.GetDiagnostics().Any(one => one.Id == id && one.GetMessage(CultureInfo.InvariantCulture).Contains(name, StringComparison.Ordinal));

    static bool IsError(Diagnostic diagnostic) => diagnostic is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false };

    /// <summary>The project as a library that other projects refer to.</summary>
    public LibraryImage ToLibrary(params ImmutableArray<string> aliases) => new(Woven.Compilation.AssemblyName!, Woven.Image, aliases);
}
