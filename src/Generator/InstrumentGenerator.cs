using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Weaving;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator;

/// <summary>Writes the telemetry of annotated methods. It reports nothing: what it skips, the analyzers explain.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class InstrumentGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (both, _) => OptionsParser.Parse(both.Left.GlobalOptions, both.Right))
            .WithTrackingName(TrackingNames.Options);
        var decorations = DecorationProvider.Decorations(context);
        var operations = OperationProvider.Operations(context, options);
        var positions = OperationProvider.Positions(context, options);
        var indexes = CallSiteProvider.Indexes(context);
        var callSites = CallSiteProvider.CallSites(context, indexes, operations, options);
        var holders = operations
            .Combine(callSites.Select(static (sites, _) => CallSiteProvider.OperationIds(sites)))
            .Combine(decorations.Select(static (all, _) => DecoratorWeaver.OperationIds(all)))
            .Select(static (all, _) => HolderGrouping.Group(all.Left.Left, all.Left.Right.Concat(all.Right)))
            .WithTrackingName(TrackingNames.Holders);

        OperationOutput.Register(context, holders, positions, options);
        PartialWeaver.Register(context, OperationProvider.Partials(context), holders);
        DecoratorWeaver.Register(context, decorations, holders, options);
        InterceptorWeaver.Register(context, holders, callSites);
        var (logEvents, logPositions) = LogEventOutput.Register(context, options);
        CatalogueOutput.Register(context, operations, positions, logEvents, logPositions);
        CoverageOutput.Register(context, operations, callSites, options);
        LogCallOutput.Register(context, indexes, options);
    }
}
