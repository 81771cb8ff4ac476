using System.Collections.Immutable;
using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Weaving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>The product's pipeline with a mistake: what the positions' step hands on holds locations.</summary>
sealed class LocationPlant : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = context.AnalyzerConfigOptionsProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (both, _) => OptionsParser.Parse(both.Left.GlobalOptions, both.Right))
            .WithTrackingName(TrackingNames.Options);
        var operations = OperationProvider.Operations(context, options);
        var planted = context.SyntaxProvider
            .ForAttributeWithMetadataName(MetadataNames.Traced, static (node, _) => node is MethodDeclarationSyntax, static (syntax, _) => Place(syntax))
            .Collect()
            .Select(static (all, _) => all.OrderBy(static one => one.Position.Id, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(TrackingNames.Positions);
        var positions = planted.Select(static (all, _) => all.Select(static one => one.Position).ToEquatableArray());
        var indexes = CallSiteProvider.Indexes(context);
        var callSites = CallSiteProvider.CallSites(context, indexes, operations, options);
        var holders = operations
            .Combine(callSites.Select(static (sites, _) => CallSiteProvider.OperationIds(sites)))
            .Select(static (both, _) => HolderGrouping.Group(both.Left, both.Right))
            .WithTrackingName(TrackingNames.Holders);

        // Positions are written from the planted values; bodies and the rest as in the product.
        context.RegisterImplementationSourceOutput(
            holders.Combine(planted).SelectMany(static (both, _) => both.Left.Select(holder => (Holder: holder, Places: Of(holder, both.Right)))),
            static (output, one) => output.AddSource(
                $"{one.Holder.FileName}.Positions.g.cs",
                PositionEmitter.Write(one.Holder, one.Places.Select(static place => place.Position).ToEquatableArray())));
        OperationOutput.RegisterBodies(context, holders);
        OperationOutput.RegisterAssembly(context, holders, options);
        PartialWeaver.Register(context, OperationProvider.Partials(context), holders);
        InterceptorWeaver.Register(context, holders, callSites);
        var (logEvents, logPositions) = LogEventOutput.Register(context, options);
        CatalogueOutput.Register(context, operations, positions, logEvents, logPositions);
        CoverageOutput.Register(context, operations, callSites, options);
        LogCallOutput.Register(context, indexes, options);
    }

    static PlantedPlace Place(GeneratorAttributeSyntaxContext syntax) =>
        new(OperationParser.Position((IMethodSymbol)syntax.TargetSymbol)!, syntax.TargetNode.GetLocation());

    static EquatableArray<PlantedPlace> Of(HolderModel holder, EquatableArray<PlantedPlace> all)
    {
        ImmutableHashSet<string> ids = [.. holder.Members.Select(static member => member.Operation.Id)];
        return all.Where(one => ids.Contains(one.Position.Id)).ToEquatableArray();
    }

    sealed record PlantedPlace(PositionModel Position, Location Location);
}
