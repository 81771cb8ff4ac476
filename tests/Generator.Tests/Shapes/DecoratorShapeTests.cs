using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Every shape with its annotated methods behind decorated interfaces: the build is clean, and the program does the same.</summary>
public sealed class DecoratorShapeTests
{
    public static TheoryData<string> Names => [.. DecoratorCatalogue.Names];

    /// <summary>The shapes as projects whose annotated methods are those of decorated interfaces.</summary>
    internal static IEnumerable<(string Name, TestProject Project)> Projects => Names.Select(static row => (row.Data, DecoratorCatalogue.Run(row.Data)!.Value.Run.Project));

    [Fact]
    public void Shapes_BehindInterfaces_AreMany() => Assert.True(Names.Count > 100, $"{Names.Count} of {ShapeCatalogue.All.Count}");

    [Theory, MemberData(nameof(Names))]
    public void Decorated_Woven_BuildIsAsCleanAsBefore(string name)
    {
        GeneratorRun run = DecoratorCatalogue.Run(name)!.Value.Run;
        Assert.True(!run.NewProblems.Any(), string.Join("\n", run.NewProblems));
    }

    [Theory, MemberData(nameof(Names))]
    public void Decorated_Run_DoesTheSame(string name) => AssertSame(name, DecoratorCatalogue.Run(name)!.Value.Run.Woven);

    [Theory, MemberData(nameof(Names))]
    public void Decorated_RunUnoptimized_DoesTheSame(string name)
    {
        CSharpCompilation woven = DecoratorCatalogue.Run(name)!.Value.Run.Woven.Compilation;
        AssertSame(name, new Build(woven.WithOptions(woven.Options.WithOptimizationLevel(OptimizationLevel.Debug))));
    }

    static void AssertSame(string name, Build build) =>
        Assert.Equal(Execution.Of(DecoratorCatalogue.Run(name)!.Value.Run.Plain).Result, Execution.Of(build).Result);
}
