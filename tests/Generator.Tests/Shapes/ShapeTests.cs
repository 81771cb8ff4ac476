using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Every shape in which users write and call methods: the build stays clean, and every call is woven or refused for the stated
/// reason.</summary>
public sealed class ShapeTests
{
    public static TheoryData<string> Names => [.. ShapeCatalogue.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Shape_Woven_BuildIsAsCleanAsBefore(string name)
    {
        GeneratorRun run = ShapeCatalogue.Run(name);
        Assert.Empty(run.Plain.Problems);
        Assert.Empty(run.NewProblems);
    }

    [Theory, MemberData(nameof(Names))]
    public void Shape_Parsed_IsRefusedForTheStatedReasonsOnly(string name)
    {
        CSharpCompilation compilation = ShapeCatalogue.Run(name).Plain.Compilation;
        Assert.Equal(
            ShapeCatalogue.All[name].Refused,
            Verdicts.OfMethods(compilation).Concat(Verdicts.OfCalls(compilation)).Select(static refusal => refusal.Reason));
    }

    [Theory, MemberData(nameof(Names))]
    public void Shape_Calls_AreWovenOrRefused(string name)
    {
        GeneratorRun run = ShapeCatalogue.Run(name);
        CSharpCompilation compilation = run.Plain.Compilation;
        Assert.Equal(
            Verdicts.Calls(compilation).Count() - Verdicts.OfCalls(compilation).Count(),
            run.Outputs.Values.Sum(static text => text.Split("InterceptsLocation(").Length - 1));
    }
}
