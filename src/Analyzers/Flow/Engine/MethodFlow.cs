using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Sources;
using InstrumentGen.Analyzers.Flow.Values;
using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>Follows values through one method, property or initializer to the sinks in it.</summary>
static class MethodFlow
{
    /// <summary>What has more than this many blocks is left alone: people do not write it.</summary>
    public const int MostBlocks = 400;

    static readonly SymbolDisplayFormat s_names = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>The hits in a code block, in the order of the source; none where it is too large or half typed beyond understanding.</summary>
    public static IReadOnlyList<SinkHit> Of(SyntaxNode code, ISymbol owner, SemanticModel model, FlowOptions options, CancellationToken cancellationToken)
    {
        if (Bind(code, owner, model, cancellationToken) is not { } root) return [];
        var resolver = new SinkResolver(model.Compilation);
        SinkUse[] uses = [.. root.DescendantsAndSelf().SelectMany(resolver.Resolve).Where(static use => !use.Value.ConstantValue.HasValue)];
        if (uses.Length == 0 || MethodGraph.Of(root, cancellationToken) is not { } graph || graph.Blocks.Length > MostBlocks) return [];

        var origins = new OriginTable();
        bool hasLabels = uses.Any(static use => use.Kind is SinkKind.MetricLabel or SinkKind.SpanName);
        var sources = new SourceReader(model.Compilation, origins, options, NamesAround(owner), hasLabels);
        return new FlowInterpreter(graph, resolver, sources, origins, options, uses.Any(static use => use.IsTemplate), cancellationToken).Run(Parameters(owner));
    }

    /// <summary>The names of a member, of its types, and the last one of its namespace.</summary>
    public static string NamesAround(ISymbol owner) => $"{owner.ToDisplayString(s_names)} {owner.ContainingNamespace?.Name}";

    /// <summary>The operation that a control-flow graph can be made of. A field's and a property's initializer is no operation of its declaration.</summary>
    public static IOperation? Bind(SyntaxNode code, ISymbol owner, SemanticModel model, CancellationToken cancellationToken) =>
        Outermost(model.GetOperation(code, cancellationToken)) ?? code switch
        {
            BaseFieldDeclarationSyntax { Declaration.Variables: var variables } =>
                variables.FirstOrDefault(one => one.Identifier.ValueText == owner.Name) is { } variable ? Bind(variable, owner, model, cancellationToken) : null,
            VariableDeclaratorSyntax { Initializer: { } initializer } => Outermost(model.GetOperation(initializer, cancellationToken)),
            PropertyDeclarationSyntax { Initializer: { } initializer } => Outermost(model.GetOperation(initializer, cancellationToken)),
            PropertyDeclarationSyntax { ExpressionBody: { } body } => Outermost(model.GetOperation(body, cancellationToken)),
            _ => null,
        };

    static IOperation? Outermost(IOperation? operation)
    {
        while (operation?.Parent is not null) operation = operation.Parent;
        return operation;
    }

    static ImmutableArray<IParameterSymbol> Parameters(ISymbol owner) => owner switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };
}
