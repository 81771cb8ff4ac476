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
    public static TheoryData<string> Names => [.. PartialCatalogue.Names];

    /// <summary>The shapes as projects whose annotated methods are partial.</summary>
    internal static IEnumerable<(string Name, TestProject Project)> Projects => Names.Select(static row => (row.Data, PartialCatalogue.Run(row.Data)!.Project));

    [Fact]
    public void Shapes_MadePartial_AreMostOfThem() => Assert.True(Names.Count > ShapeCatalogue.All.Count * 2 / 3, $"{Names.Count} of {ShapeCatalogue.All.Count}");

    [Theory, MemberData(nameof(Names))]
    public void Partial_Woven_BuildIsClean(string name) => Assert.True(!PartialCatalogue.Run(name)!.Woven.Problems.Any(), string.Join("\n", PartialCatalogue.Run(name)!.Woven.Problems));

    [Theory, MemberData(nameof(Names))]
    public void Partial_Run_DoesTheSameWithOneSpanForEachCallOfACore(string name) => AssertSame(name, PartialCatalogue.Run(name)!.Woven);

    [Theory, MemberData(nameof(Names))]
    public void Partial_RunUnoptimized_DoesTheSameWithOneSpanForEachCallOfACore(string name)
    {
        CSharpCompilation woven = PartialCatalogue.Run(name)!.Woven.Compilation;
        AssertSame(name, new Build(woven.WithOptions(woven.Options.WithOptimizationLevel(OptimizationLevel.Debug))));
    }

    [Theory, MemberData(nameof(Names))]
    public void Partial_SwitchedOff_DoesTheSameWithoutSpans(string name)
    {
        TestProject project = PartialCatalogue.Run(name)!.Project;
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
        OperationModel[] partial = [.. OperationsOf(PartialCatalogue.Run(name)!.Plain.Compilation).Where(static one => one.Owner == OperationOwner.Method)];
        HashSet<string> names = [.. partial.Select(static one => one.Name)];
        HashSet<string> methods = [.. partial.Select(static one => string.Join('.', one.Function.Split('.')[^2..]))];
        Assert.Equal(
            woven.Cores.Where(core => methods.Contains(core.Key)).Sum(static core => core.Value),
            woven.Spans.Count(names.Contains));
    }

    static IEnumerable<OperationModel> OperationsOf(Compilation compilation) =>
        Verdicts.Methods(compilation).Select(method => OperationParser.Parse(method, compilation)?.Operation).OfType<OperationModel>();
}
