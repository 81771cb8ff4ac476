using System.Collections.Immutable;
using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Registers the other halves of log events. They are written whatever the build switches say: they are what the methods are for.</summary>
static class LogEventOutput
{
    /// <summary>Registers them, and provides what is declared and where: the catalogue tells of it.</summary>
    public static (IncrementalValueProvider<EquatableArray<CatalogueLogEventModel>> Events, IncrementalValueProvider<EquatableArray<PositionModel>> Positions) Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        var files = Declared(context, static (method, compilation) => LogEventParser.Parse(method, compilation))
            .Select(static (all, _) => Files(all).ToEquatableArray())
            .WithTrackingName(TrackingNames.LogEvents);
        // Not as an implementation only: without its other half the user's code is red while it is typed.
        context.RegisterSourceOutput(files.SelectMany(static (all, _) => all), static (output, file) =>
            output.AddSource($"{file.FileName}.LogEvents.g.cs", LogEventEmitter.Write(file)));

        var positions = Declared(context, static (method, _) => OperationParser.Position(method))
            .Combine(options.Select(static (one, _) => one.SourceRoot))
            .Select(static (both, _) => OperationProvider.Relative(both.Left, both.Right));
        var placed = files.Combine(positions).SelectMany(static (both, _) => Join(both.Left, both.Right)).WithTrackingName(TrackingNames.LogPositions);
        context.RegisterSourceOutput(placed, static (output, one) => output.AddSource($"{one.File.FileName}.LogPositions.g.cs", LogPositionEmitter.Write(one.File, one.Positions)));
        return (files.Combine(options.Select(static (one, _) => one.Generates)).Select(static (both, _) => both.Right ? Catalogued(both.Left) : []), positions);
    }

    static IncrementalValueProvider<ImmutableArray<TModel>> Declared<TModel>(IncrementalGeneratorInitializationContext context, Func<IMethodSymbol, Compilation, TModel?> parse)
        where TModel : class =>
        Declared(context, MetadataNames.LogEvent, parse).Combine(Declared(context, MetadataNames.Scope, parse)).Select(static (both, _) => both.Left.AddRange(both.Right));

    static IncrementalValueProvider<ImmutableArray<TModel>> Declared<TModel>(IncrementalGeneratorInitializationContext context, string attribute, Func<IMethodSymbol, Compilation, TModel?> parse)
        where TModel : class =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is MethodDeclarationSyntax,
            (syntax, _) => syntax.TargetSymbol is IMethodSymbol method ? parse(method, syntax.SemanticModel.Compilation) : null)
        .Where(static model => model is not null)
        .Select(static (model, _) => model!)
        .Collect();

    // Types that differ only in case, or that become the same identifier, share their files.
    static IEnumerable<LogEventFileModel> Files(ImmutableArray<LogEventModel> events)
    {
        foreach (var group in events.GroupBy(static one => GeneratedNames.Identifier(one.Holder), StringComparer.OrdinalIgnoreCase).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            string holder = group.Select(static one => one.Holder).OrderBy(static name => name, StringComparer.Ordinal).First();
            var ids = new HashSet<string>(StringComparer.Ordinal);
            yield return new(GeneratedNames.FileName(holder), group.OrderBy(static one => one.Id, StringComparer.Ordinal).Where(one => ids.Add(one.Id)).ToEquatableArray());
        }
    }

    // Those that log something.
    static EquatableArray<CatalogueLogEventModel> Catalogued(EquatableArray<LogEventFileModel> files) =>
        files.SelectMany(static file => file.Events).Where(static one => one.Logs).Select(CatalogueLogEventModel.Of).OrderBy(static one => one.Id, StringComparer.Ordinal).ToEquatableArray();

    static IEnumerable<(LogEventFileModel File, EquatableArray<PositionModel> Positions)> Join(EquatableArray<LogEventFileModel> files, EquatableArray<PositionModel> positions)
    {
        ILookup<string, PositionModel> byId = positions.ToLookup(static position => position.Id, StringComparer.Ordinal);
        foreach (LogEventFileModel file in files.Where(static file => file.Events.Any(static one => one.Logs))) yield return (file, file.Events.SelectMany(one => byId[one.Id]).ToEquatableArray());
    }
}
