using System.Collections.Concurrent;
using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>All shapes, and the run of the generator over each.</summary>
static class ShapeCatalogue
{
    static readonly ConcurrentDictionary<string, Lazy<GeneratorRun>> s_runs = new();

    public static IReadOnlyDictionary<string, Shape> All { get; } = new Shape[][]
    {
        MethodShapes.All,
        ParameterShapes.All,
        ReceiverShapes.All,
        StructShapes.All,
        StructPlaceShapes.All,
        GenericShapes.All,
        AccessShapes.All,
        ExtensionShapes.All,
        PlaceShapes.All,
        QueryShapes.All,
        NameShapes.All,
        AttributeShapes.All,
        AsyncShapes.All,
        SequenceShapes.All,
    }.SelectMany(static shapes => shapes).ToDictionary(static shape => shape.Name);

    /// <summary>The run, made once for all tests.</summary>
    public static GeneratorRun Run(string name) => s_runs.GetOrAdd(name, static name => new(() => All[name].Project.Generate())).Value;
}
