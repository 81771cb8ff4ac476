using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Provides the operations of the compilation, and those that referenced assemblies leave to their callers.</summary>
static class OperationProvider
{
    /// <summary>Every operation once, in a stable order.</summary>
    public static IncrementalValueProvider<EquatableArray<OperationModel>> Operations(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        var referenced = context.CompilationProvider.Select(static (compilation, cancellationToken) =>
            ManifestParser.Parse(compilation, cancellationToken).Select(static verdict => verdict.Operation).OfType<OperationModel>().ToEquatableArray());
        return Declared(context, Models)
            .Combine(DecorationProvider.Operations(context))
            .Combine(referenced)
            .Combine(options.Select(static (one, _) => one.Generates))
            .Select(static (all, _) =>
            {
                (((ImmutableArray<OperationModel> declared, ImmutableArray<OperationModel> decorated), EquatableArray<OperationModel> referenced), bool generates) = all;
                return generates ? Distinct(declared.Concat(decorated).Concat(referenced)) : [];
            })
            .WithTrackingName(TrackingNames.Operations);
    }

    /// <summary>Where the compilation's operations are declared.</summary>
    public static IncrementalValueProvider<EquatableArray<PositionModel>> Positions(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        // The root is put in afterwards, so that the transform depends on nothing but the declaration.
        return Declared(context, Places)
            .Combine(DecorationProvider.Positions(context))
            .Combine(options.Select(static (one, _) => one.SourceRoot))
            .Select(static (all, _) => Relative(all.Left.Left.Concat(all.Left.Right), all.Right))
            .WithTrackingName(TrackingNames.Positions);
    }

    /// <summary>The partial methods whose second half is ours to write, whatever the build switches say.</summary>
    public static IncrementalValueProvider<EquatableArray<PartialModel>> Partials(IncrementalGeneratorInitializationContext context) =>
        Declared(context, Halves)
            .Select(static (all, _) => all
                .GroupBy(static half => half.Id, StringComparer.Ordinal)
                .Select(static group => group.First())
                .OrderBy(static half => half.Id, StringComparer.Ordinal)
                .ToEquatableArray());

    // What a method with several of the attributes gives, is given several times.
    static IncrementalValueProvider<ImmutableArray<TResult>> Declared<TResult>(IncrementalGeneratorInitializationContext context, Func<ISymbol, Compilation, IEnumerable<TResult>> parse)
        where TResult : IEquatable<TResult> =>
        Declared(context, MetadataNames.Traced, parse).Collect()
            .Combine(Declared(context, MetadataNames.Metered, parse).Collect())
            .Combine(Declared(context, MetadataNames.Logged, parse).Collect())
            .Combine(Declared(context, MetadataNames.Audited, parse).Collect())
            .Select(static (all, _) => all.Left.Left.Left.Concat(all.Left.Left.Right).Concat(all.Left.Right).Concat(all.Right).SelectMany(static results => results).ToImmutableArray());

    static IncrementalValuesProvider<EquatableArray<TResult>> Declared<TResult>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<ISymbol, Compilation, IEnumerable<TResult>> parse)
        where TResult : IEquatable<TResult> =>
        context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is MethodDeclarationSyntax or TypeDeclarationSyntax,
            (syntax, _) => parse(syntax.TargetSymbol, syntax.SemanticModel.Compilation).ToEquatableArray());

    static IEnumerable<OperationModel> Models(ISymbol symbol, Compilation compilation) =>
        Methods(symbol).Select(method => OperationParser.Parse(method, compilation)?.Operation).OfType<OperationModel>();

    static IEnumerable<PartialModel> Halves(ISymbol symbol, Compilation compilation) =>
        Methods(symbol).Select(method => PartialParser.Parse(method, compilation)).OfType<PartialModel>();

    static IEnumerable<PositionModel> Places(ISymbol symbol, Compilation compilation) =>
        Methods(symbol).Select(static method => OperationParser.Position(method)).OfType<PositionModel>();

    static IEnumerable<IMethodSymbol> Methods(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => [method],
        INamedTypeSymbol type => type.GetMembers().OfType<IMethodSymbol>().Where(AttributeReader.AppliesToMember),
        _ => [],
    };

    static EquatableArray<OperationModel> Distinct(IEnumerable<OperationModel> operations) =>
        operations.GroupBy(static operation => operation.Id, StringComparer.Ordinal)
            .Select(static group => group.First())
            .OrderBy(static operation => operation.Id, StringComparer.Ordinal)
            .ToEquatableArray();

    public static EquatableArray<PositionModel> Relative(IEnumerable<PositionModel> positions, string root) =>
        positions.GroupBy(static position => position.Id, StringComparer.Ordinal)
            .Select(static group => group.First())
            .OrderBy(static position => position.Id, StringComparer.Ordinal)
            .Select(position => position with { File = SourcePaths.Relative(position.File, root) })
            .ToEquatableArray();
}
