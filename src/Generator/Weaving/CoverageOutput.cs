using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Registers how many calls of the catalogue's operations are woven. Apart from the catalogue, as any edit of a caller may change it.</summary>
static class CoverageOutput
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<OperationModel>> operations,
        IncrementalValueProvider<EquatableArray<CallSiteModel>> callSites,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        // Where no calls are woven, none are looked for.
        var coverage = operations.Combine(callSites).Combine(options)
            .Select(static (all, _) => all.Right.Intercepts ? Count(all.Left.Left, all.Left.Right).ToEquatableArray() : [])
            .WithTrackingName(TrackingNames.CatalogueCoverage);
        context.RegisterImplementationSourceOutput(coverage, static (output, all) =>
        {
            if (all.Count > 0) output.AddSource("InstrumentGen.CatalogueCoverage.g.cs", CatalogueCoverageEmitter.Write(all));
        });
    }

    // What records itself, or is recorded before it, needs no caller.
    static IEnumerable<CoverageModel> Count(EquatableArray<OperationModel> operations, EquatableArray<CallSiteModel> callSites)
    {
        ILookup<string, CallSiteModel> sites = callSites.ToLookup(static site => site.OperationId, StringComparer.Ordinal);
        foreach (OperationModel operation in operations.Where(static operation => operation is { IsDeclaredHere: true, Owner: OperationOwner.Caller }))
        {
            int woven = sites[operation.Id].Count(static site => site.IsWoven);
            yield return new CoverageModel(operation.Id, woven, sites[operation.Id].Count() - woven);
        }
    }
}
