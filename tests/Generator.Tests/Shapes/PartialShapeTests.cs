using System.Collections.Concurrent;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Every shape with its annotated methods made partial: the build is clean, the program does the same, and each call of a core that
/// is recorded makes one span, whoever called the method.</summary>
public sealed class PartialShapeTests
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

    public static TheoryData<string> Names => [.. ShapeCatalogue.All.Keys.Except(s_excluded).Where(static name => Run(name) is not null)];

    /// <summary>The shapes as projects whose annotated methods are partial.</summary>
    internal static IEnumerable<(string Name, TestProject Project)> Projects => Names.Select(static row => (row.Data, Run(row.Data)!.Project));

    [Fact]
    public void Shapes_MadePartial_AreMostOfThem() => Assert.True(Names.Count > ShapeCatalogue.All.Count * 2 / 3, $"{Names.Count} of {ShapeCatalogue.All.Count}");

    [Theory, MemberData(nameof(Names))]
    public void Partial_Woven_BuildIsClean(string name) => Assert.True(!Run(name)!.Woven.Problems.Any(), string.Join("\n", Run(name)!.Woven.Problems));

    [Theory, MemberData(nameof(Names))]
    public void Partial_Run_DoesTheSameWithOneSpanForEachCallOfACore(string name) => AssertSame(name, Run(name)!.Woven);

    [Theory, MemberData(nameof(Names))]
    public void Partial_RunUnoptimized_DoesTheSameWithOneSpanForEachCallOfACore(string name)
    {
        CSharpCompilation woven = Run(name)!.Woven.Compilation;
        AssertSame(name, new Build(woven.WithOptions(woven.Options.WithOptimizationLevel(OptimizationLevel.Debug))));
    }

    [Theory, MemberData(nameof(Names))]
    public void Partial_SwitchedOff_DoesTheSameWithoutSpans(string name)
    {
        TestProject project = Run(name)!.Project;
        GeneratorRun run = (project with { Properties = project.Properties.SetItem("InstrumentGenEnabled", "false") }).Generate();
        Assert.Empty(run.Woven.Problems);
        Execution off = Execution.Of(run.Woven);
        Assert.Equal(Execution.Of(ShapeCatalogue.Run(name).Plain).Result, off.Result);
        Assert.Empty(off.Spans);
    }

    static void AssertSame(string name, Build build)
    {
        Execution woven = Execution.Of(build);
        Assert.Equal(Execution.Of(ShapeCatalogue.Run(name).Plain).Result, woven.Result);
        OperationModel[] partial = [.. OperationsOf(Run(name)!.Plain.Compilation).Where(static one => one.Owner == OperationOwner.Method)];
        HashSet<string> names = [.. partial.Select(static one => one.Name)];
        HashSet<string> methods = [.. partial.Select(static one => string.Join('.', one.Function.Split('.')[^2..]))];
        Assert.Equal(
            woven.Cores.Where(core => methods.Contains(core.Key)).Sum(static core => core.Value),
            woven.Spans.Count(names.Contains));
    }

    static IEnumerable<OperationModel> OperationsOf(Compilation compilation) =>
        Verdicts.Methods(compilation).Select(method => OperationParser.Parse(method, compilation)?.Operation).OfType<OperationModel>();

    // Null where the shape has no method that can be split.
    static GeneratorRun? Run(string name) => s_runs.GetOrAdd(name, static name => new(() =>
    {
        var split = new PartialSplit();
        TestProject project = ShapeCatalogue.All[name].Project;
        project = project with { Files = [.. project.Files.Select(file => (file.Path, split.Rewrite(project.Parse(file.Path, file.Text)).ToString())), ("CoreCalls.cs", PartialSplit.Counter)] };
        return split.Count == 0 ? null : project.Generate();
    })).Value;
}
