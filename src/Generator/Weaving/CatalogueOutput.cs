using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Registers the assembly's catalogue: of the operations that it declares, whoever calls them.</summary>
static class CatalogueOutput
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<OperationModel>> operations,
        IncrementalValueProvider<EquatableArray<PositionModel>> positions)
    {
        var catalogue = operations.SelectMany(static (all, _) => Catalogue(all)).WithTrackingName(TrackingNames.Catalogue);
        context.RegisterImplementationSourceOutput(catalogue, static (output, model) =>
            output.AddSource("InstrumentGen.Catalogue.g.cs", CatalogueEmitter.Write(model)));

        var placed = catalogue.Collect().Combine(positions)
            .Select(static (both, _) => Positions(both.Left.SelectMany(static model => model.Operations), both.Right))
            .WithTrackingName(TrackingNames.CataloguePositions);
        context.RegisterImplementationSourceOutput(placed, static (output, all) =>
        {
            if (all.Count > 0) output.AddSource("InstrumentGen.CataloguePositions.g.cs", CataloguePositionEmitter.Write(all));
        });
    }

    // One, or none where nothing is declared.
    static IEnumerable<CatalogueModel> Catalogue(EquatableArray<OperationModel> operations)
    {
        OperationModel[] declared = [.. operations.Where(static operation => operation.IsDeclaredHere)];
        if (declared.Length == 0) yield break;
        yield return new CatalogueModel(
            declared[0].Scope,
            declared.Select(static operation => new CatalogueOperationModel(operation.Id, operation.Name, operation.Function, operation.Owner, operation.Signals)).ToEquatableArray());
    }

    // A method that is refused has a position, and no place in the catalogue.
    static EquatableArray<PositionModel> Positions(IEnumerable<CatalogueOperationModel> operations, EquatableArray<PositionModel> positions)
    {
        var ids = new HashSet<string>(operations.Select(static operation => operation.Id), StringComparer.Ordinal);
        return positions.Where(position => ids.Contains(position.Id)).ToEquatableArray();
    }
}
