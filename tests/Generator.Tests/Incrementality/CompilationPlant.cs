using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Weaving;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>The product's pipeline with a mistake: what the holders' step hands on holds the compilation.</summary>
sealed class CompilationPlant : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (both, _) => OptionsParser.Parse(both.Left.GlobalOptions, both.Right))
            .WithTrackingName(TrackingNames.Options);
        var operations = OperationProvider.Operations(context, options);
        var positions = OperationProvider.Positions(context, options);
        var indexes = CallSiteProvider.Indexes(context);
        var callSites = CallSiteProvider.CallSites(context, indexes, operations, options);
        var planted = operations
            .Combine(callSites.Select(static (sites, _) => CallSiteProvider.OperationIds(sites)))
            .Combine(context.CompilationProvider)
            .Select(static (all, _) => new PlantedHolders(HolderGrouping.Group(all.Left.Left, all.Left.Right), all.Right))
            .WithTrackingName(TrackingNames.Holders);
        var holders = planted.Select(static (one, _) => one.Holders);

        // The bodies are written from the planted value; positions and the rest as in the product.
        context.RegisterImplementationSourceOutput(
            planted.SelectMany(static (one, _) => one.Holders.Select(holder => (Holder: holder, one.Compilation))),
            static (output, one) => output.AddSource($"{one.Holder.FileName}.Operations.g.cs", OperationsEmitter.Write(one.Holder)));
        OperationOutput.RegisterPositions(context, holders, positions);
        OperationOutput.RegisterAssembly(context, holders, options);
        PartialWeaver.Register(context, OperationProvider.Partials(context), holders);
        InterceptorWeaver.Register(context, holders, callSites);
        var (logEvents, logPositions) = LogEventOutput.Register(context, options);
        CatalogueOutput.Register(context, operations, positions, logEvents, logPositions);
        CoverageOutput.Register(context, operations, callSites, options);
        LogCallOutput.Register(context, indexes, options);
    }

    sealed record PlantedHolders(EquatableArray<HolderModel> Holders, Compilation Compilation);
}
