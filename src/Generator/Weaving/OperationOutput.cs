using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Registers what every weaver's operations share: bodies, positions, and what the assembly has once.</summary>
static class OperationOutput
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders,
        IncrementalValueProvider<EquatableArray<PositionModel>> positions)
    {
        context.RegisterImplementationSourceOutput(holders.SelectMany(static (all, _) => all), static (output, holder) =>
            output.AddSource($"{holder.FileName}.Operations.g.cs", OperationsEmitter.Write(holder)));

        context.RegisterImplementationSourceOutput(holders.Combine(positions).SelectMany(static (both, _) => Join(both.Left, both.Right)), static (output, placed) =>
            output.AddSource($"{placed.Holder.FileName}.Positions.g.cs", PositionEmitter.Write(placed.Holder, placed.Positions)));

        var manifest = holders
            .Select(static (all, _) => all.Count == 0 ? (EquatableArray<string>?)null : Exported(all))
            .WithTrackingName(TrackingNames.Manifest);
        context.RegisterImplementationSourceOutput(manifest, static (output, exported) =>
        {
            if (exported is { } ids) output.AddSource("InstrumentGen.Assembly.g.cs", AssemblyEmitter.Write(ids));
        });
    }

    static IEnumerable<(HolderModel Holder, EquatableArray<PositionModel> Positions)> Join(EquatableArray<HolderModel> holders, EquatableArray<PositionModel> positions)
    {
        ILookup<string, PositionModel> byId = positions.ToLookup(static position => position.Id, StringComparer.Ordinal);
        foreach (HolderModel holder in holders)
        {
            if (!holder.Members.Any(static member => member.Operation.IsDeclaredHere)) continue;
            yield return (holder, holder.Members.SelectMany(member => byId[member.Operation.Id]).ToEquatableArray());
        }
    }

    // What another assembly declares, that assembly exports.
    static EquatableArray<string> Exported(EquatableArray<HolderModel> holders) =>
        holders.SelectMany(static holder => holder.Members)
            .Select(static member => member.Operation)
            .Where(static operation => operation.IsDeclaredHere && operation.IsExported)
            .Select(static operation => operation.Id)
            .OrderBy(static id => id, StringComparer.Ordinal)
            .ToEquatableArray();
}
