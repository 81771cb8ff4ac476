using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Provides the interfaces that a compilation asks to decorate, and what their decorators record.</summary>
static class DecorationProvider
{
    /// <summary>Every decorated interface once, in a stable order.</summary>
    public static IncrementalValueProvider<EquatableArray<DecorationModel>> Decorations(IncrementalGeneratorInitializationContext context) =>
        Requests<DecorationModel>(context, static (service, compilation) => DecoratorParser.Parse(service, compilation) is { } decoration ? [decoration] : [])
            .Select(static (all, _) => all.GroupBy(static one => one.Service, StringComparer.Ordinal)
                .Select(static group => group.First())
                .OrderBy(static one => one.Service, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Decorations);

    /// <summary>The operations that decorators record. Those of interfaces that others inherit may be declared in another assembly.</summary>
    public static IncrementalValueProvider<ImmutableArray<OperationModel>> Operations(IncrementalGeneratorInitializationContext context) =>
        Requests(context, static (service, compilation) => DecoratorParser.Methods(service, compilation).Select(method => OperationParser.Parse(method, compilation)!.Operation!));

    /// <summary>Where they are declared.</summary>
    public static IncrementalValueProvider<ImmutableArray<PositionModel>> Positions(IncrementalGeneratorInitializationContext context) =>
        Requests(context, static (service, compilation) => DecoratorParser.Methods(service, compilation).Select(OperationParser.Position).OfType<PositionModel>());

    static IncrementalValueProvider<ImmutableArray<TResult>> Requests<TResult>(
        IncrementalGeneratorInitializationContext context,
        Func<INamedTypeSymbol, Compilation, IEnumerable<TResult>> parse)
        where TResult : IEquatable<TResult>
    {
        var own = context.SyntaxProvider.ForAttributeWithMetadataName(
            MetadataNames.Decorated,
            static (node, _) => node is InterfaceDeclarationSyntax,
            (syntax, _) => parse((INamedTypeSymbol)syntax.TargetSymbol, syntax.SemanticModel.Compilation).ToEquatableArray());
        var named = context.SyntaxProvider.ForAttributeWithMetadataName(
            MetadataNames.Decorate,
            static (node, _) => node is CompilationUnitSyntax,
            (syntax, _) => syntax.Attributes.Select(InstrumentGen.Generator.Parsing.Decorations.NamedBy).OfType<INamedTypeSymbol>().SelectMany(service => parse(service, syntax.SemanticModel.Compilation)).ToEquatableArray());
        return own.Collect().Combine(named.Collect())
            .Select(static (both, _) => both.Left.Concat(both.Right).SelectMany(static results => results).ToImmutableArray());
    }
}
