using InstrumentGen.Generator.Tests.Harness;
using InstrumentGen.Generator.Tests.Shapes;

namespace InstrumentGen.Generator.Tests.Robustness;

/// <summary>Code as it is while it is being typed: the generator never throws, and what compiles by itself compiles with it.</summary>
public sealed class MutationTests
{
    [Fact]
    public Task Sources_Mutated_NeverBreakTheGeneratorNorTheBuild() => Fuzz.FromEnvironment().RunAsync(
        new Dictionary<string, IEnumerable<MutationSource>>
        {
            ["shapes"] = ShapeCatalogue.All.Values.SelectMany(static shape => MutationSource.OfProject(shape.Name, shape.Project)),
            ["log events"] = RawStrings.Under("tests/Generator.Tests/Emit", "LogEventEmitterTests.cs").Select(static one => MutationSource.OfText(one.Name, "using Microsoft.Extensions.Logging;\n" + one.Text, static project => project)),
            ["audited"] = [MutationSource.OfText("Audited.cs", AuditedSource.Text, static project => project with { WarningsAsErrors = false })],
            ["partial shapes"] = PartialShapeTests.Projects.SelectMany(static one => MutationSource.OfProject(one.Name, one.Project)),
            ["decorated shapes"] = DecoratorShapeTests.Projects.SelectMany(static one => MutationSource.OfProject(one.Name, one.Project)),
            ["samples"] = [.. MutationSource.OfSample("Shop"), .. MutationSource.OfSample("Leaky")],
        },
        static project => Task.FromResult(project.Generate().Breakage));
}
