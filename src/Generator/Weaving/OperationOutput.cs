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
        Register(context, holders.SelectMany(static (all, _) => all), static holder => holder.HasPartials, static (output, holder) =>
            output.AddSource($"{holder.FileName}.Operations.g.cs", OperationsEmitter.Write(holder)));

    internal static void RegisterPositions(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders,
        IncrementalValueProvider<EquatableArray<PositionModel>> positions) =>
        Register(context, holders.Combine(positions).SelectMany(static (both, _) => Join(both.Left, both.Right)), static placed => placed.Holder.HasPartials, static (output, placed) =>
            output.AddSource($"{placed.Holder.FileName}.Positions.g.cs", PositionEmitter.Write(placed.Holder, placed.Positions)));

    internal static void RegisterAssembly(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        var assembly = holders.Combine(InstrumentedReferences(context, options))
            .SelectMany(static (both, _) => Assembly(both.Left, both.Right))
            .WithTrackingName(TrackingNames.Assembly);
        Register(context, assembly, static model => model.HasPartials, static (output, model) =>
            output.AddSource("InstrumentGen.Assembly.g.cs", AssemblyEmitter.Write(model)));
    }

    // Nothing in the user's code refers to what is generated, so an editor need not have it while somebody types; but for what the halves of
    // partial methods refer to.
    static void Register<TModel>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TModel> models,
        Func<TModel, bool> isNeededWhileTyping,
        Action<SourceProductionContext, TModel> write)
    {
        context.RegisterSourceOutput(models.Where(isNeededWhileTyping), write);
        context.RegisterImplementationSourceOutput(models.Where(model => !isNeededWhileTyping(model)), write);
    }

    static IncrementalValueProvider<EquatableArray<string>> InstrumentedReferences(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options) =>
        context.CompilationProvider
            .Select(static (compilation, _) => InstrumentedAssembliesParser.Parse(compilation).ToEquatableArray())
            .Combine(options)
            .Select(static (both, _) => both.Right.Generates ? both.Left : []);

    // One, or none where there is nothing to say.
    static IEnumerable<AssemblyModel> Assembly(EquatableArray<HolderModel> holders, EquatableArray<string> references)
    {
        OperationModel[] declared = [.. holders.SelectMany(static holder => holder.Members).Select(static member => member.Operation).Where(static operation => operation.IsDeclaredHere)];
        OperationModel[] exported = [.. declared.Where(static operation => operation is { IsExported: true, Owner: OperationOwner.Caller }).OrderBy(static operation => operation.Id, StringComparer.Ordinal)];
        var model = new AssemblyModel(
            exported.Select(static operation => operation.Id).ToEquatableArray(),
            exported.Where(static operation => operation.Target.ReturnShape == ReturnShape.Sequence).Select(static operation => operation.Id).ToEquatableArray(),
            declared.Select(static operation => operation.Scope.Name).Concat(references).Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
            holders.Count > 0,
            holders.Any(static holder => holder.HasPartials));
        if (model.InstrumentedAssemblies.Count > 0) yield return model;
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
