using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Woven programs do what they did, and every woven call makes one span.</summary>
public sealed class ShapeRunTests
{
    public static TheoryData<string> Names => ShapeTests.Names;

    [Theory, MemberData(nameof(Names))]
    public void Shape_Run_DoesTheSameWithOneSpanPerCall(string name) =>
        AssertSame(name, ShapeCatalogue.Run(name).Woven);

    // The compiler copies receivers and arguments in other ways when it does not optimize.
    [Theory, MemberData(nameof(Names))]
    public void Shape_RunUnoptimized_DoesTheSameWithOneSpanPerCall(string name)
    {
        CSharpCompilation woven = ShapeCatalogue.Run(name).Woven.Compilation;
        AssertSame(name, new Build(woven.WithOptions(woven.Options.WithOptimizationLevel(OptimizationLevel.Debug))));
    }

    static void AssertSame(string name, Build build)
    {
        Execution woven = Execution.Of(build);
        Assert.Equal(Execution.Of(ShapeCatalogue.Run(name).Plain).Result, woven.Result);
        Assert.Equal(ShapeCatalogue.All[name].Spans, woven.Spans.Length);
    }
}
