using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Registers what every weaver's operations share: bodies, positions, and what the assembly has once.</summary>
static class OperationOutput
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders,
        IncrementalValueProvider<EquatableArray<PositionModel>> positions,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        RegisterBodies(context, holders);
        RegisterPositions(context, holders, positions);
        RegisterAssembly(context, holders, options);
    }

    internal static void RegisterBodies(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<EquatableArray<HolderModel>> holders) =>
        context.RegisterImplementationSourceOutput(holders.SelectMany(static (all, _) => all), static (output, holder) =>
            output.AddSource($"{holder.FileName}.Operations.g.cs", OperationsEmitter.Write(holder)));

    internal static void RegisterPositions(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders,
        IncrementalValueProvider<EquatableArray<PositionModel>> positions) =>
        context.RegisterImplementationSourceOutput(holders.Combine(positions).SelectMany(static (both, _) => Join(both.Left, both.Right)), static (output, placed) =>
            output.AddSource($"{placed.Holder.FileName}.Positions.g.cs", PositionEmitter.Write(placed.Holder, placed.Positions)));

    internal static void RegisterAssembly(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        var assembly = holders.Combine(InstrumentedReferences(context, options))
            .Select(static (both, _) => Assembly(both.Left, both.Right))
            .WithTrackingName(TrackingNames.Assembly);
        context.RegisterImplementationSourceOutput(assembly, static (output, model) =>
        {
            if (model.InstrumentedAssemblies.Count > 0) output.AddSource("InstrumentGen.Assembly.g.cs", AssemblyEmitter.Write(model));
        });
    }

    static IncrementalValueProvider<EquatableArray<string>> InstrumentedReferences(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options) =>
        context.CompilationProvider
            .Select(static (compilation, _) => InstrumentedAssembliesParser.Parse(compilation).ToEquatableArray())
            .Combine(options)
            .Select(static (both, _) => both.Right.Generates ? both.Left : []);

    static AssemblyModel Assembly(EquatableArray<HolderModel> holders, EquatableArray<string> references)
    {
        OperationModel[] declared = [.. holders.SelectMany(static holder => holder.Members).Select(static member => member.Operation).Where(static operation => operation.IsDeclaredHere)];
        return new AssemblyModel(
            declared.Where(static operation => operation.IsExported).Select(static operation => operation.Id).OrderBy(static id => id, StringComparer.Ordinal).ToEquatableArray(),
            declared.Select(static operation => operation.Scope.Name).Concat(references).Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
            holders.Count > 0);
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
}
