using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Registers the assembly's catalogue: of the operations that it declares, whoever calls them, and of its log events.</summary>
static class CatalogueOutput
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<OperationModel>> operations,
        IncrementalValueProvider<EquatableArray<PositionModel>> positions,
        IncrementalValueProvider<EquatableArray<CatalogueLogEventModel>> logEvents,
        IncrementalValueProvider<EquatableArray<PositionModel>> logPositions)
    {
        var scope = context.CompilationProvider.Select(static (compilation, _) => OperationParser.Scope(compilation.Assembly));
        var catalogue = operations.Combine(logEvents).Combine(scope)
            .SelectMany(static (all, _) => Catalogue(all.Right, all.Left.Left, all.Left.Right))
            .WithTrackingName(TrackingNames.Catalogue);
        context.RegisterImplementationSourceOutput(catalogue, static (output, model) =>
            output.AddSource("InstrumentGen.Catalogue.g.cs", CatalogueEmitter.Write(model)));

        var placed = catalogue.Collect().Combine(positions).Combine(logPositions)
            .Select(static (all, _) => Positions(all.Left.Left.SelectMany(static model => model.Ids), all.Left.Right.Concat(all.Right)))
            .WithTrackingName(TrackingNames.CataloguePositions);
        context.RegisterImplementationSourceOutput(placed, static (output, all) =>
        {
            if (all.Count > 0) output.AddSource("InstrumentGen.CataloguePositions.g.cs", CataloguePositionEmitter.Write(all));
        });
    }

    // One, or none where nothing is declared.
    static IEnumerable<CatalogueModel> Catalogue(ScopeModel scope, EquatableArray<OperationModel> operations, EquatableArray<CatalogueLogEventModel> logEvents)
    {
        OperationModel[] declared = [.. operations.Where(static operation => operation.IsDeclaredHere)];
        if (declared.Length == 0 && logEvents.Count == 0) yield break;
        yield return new CatalogueModel(
            scope,
            declared.Select(static operation => new CatalogueOperationModel(operation.Id, operation.Name, operation.Function, operation.Owner, operation.Signals)).ToEquatableArray(),
            logEvents);
    }

    // A method that is refused has a position, and no place in the catalogue.
    static EquatableArray<PositionModel> Positions(IEnumerable<string> catalogued, IEnumerable<PositionModel> positions)
    {
        var ids = new HashSet<string>(catalogued, StringComparer.Ordinal);
        // Each once: a method may be both.
        return positions.Where(position => ids.Remove(position.Id)).OrderBy(static position => position.Id, StringComparer.Ordinal).ToEquatableArray();
    }
}
