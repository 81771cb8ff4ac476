using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Provides the calls of operations, in two phases: an index by name per file, kept while the file is unchanged; then binding of
/// the calls whose name an operation has.</summary>
static class CallSiteProvider
{
    public static IncrementalValueProvider<EquatableArray<CallSiteModel>> CallSites(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<OperationModel>> operations,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        var indexes = context.CompilationProvider
            .SelectMany(static (compilation, _) => compilation.SyntaxTrees)
            .Select(static (tree, cancellationToken) => InvocationIndex.Create(tree, cancellationToken))
            .WithTrackingName(TrackingNames.InvocationIndexes);
        return indexes.Collect()
            .Combine(context.CompilationProvider)
            .Combine(operations)
            .Combine(options)
            .Select(static (all, cancellationToken) =>
            {
                (((ImmutableArray<InvocationIndex> trees, Compilation compilation), EquatableArray<OperationModel> operations), GeneratorOptions options) = all;
                return options.Intercepts && operations.Count > 0 ? Bind(compilation, trees, operations, cancellationToken) : [];
            })
            .WithTrackingName(TrackingNames.CallSites);
    }

    /// <summary>The operations that are called here, in a stable order.</summary>
    public static EquatableArray<string> OperationIds(EquatableArray<CallSiteModel> sites) =>
        sites.Select(static site => site.OperationId).Distinct().OrderBy(static id => id, StringComparer.Ordinal).ToEquatableArray();

    static EquatableArray<CallSiteModel> Bind(
        Compilation compilation,
        ImmutableArray<InvocationIndex> indexes,
        EquatableArray<OperationModel> operations,
        CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(operations.Select(static operation => operation.Target.Name.TrimStart('@')), StringComparer.Ordinal);
        var assemblyOf = operations.ToDictionary(static operation => operation.Id, static operation => operation.Scope.Name, StringComparer.Ordinal);
        var idOf = new Dictionary<IMethodSymbol, string?>(SymbolEqualityComparer.Default);
        var sites = new List<CallSiteModel>();
        int index = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SemanticModel? model = null;
            foreach (InvocationExpressionSyntax call in indexes[index++].Find(tree, names, cancellationToken))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (CallSiteParser.Declaration(model, call, cancellationToken) is not { } method) continue;
                if (!idOf.TryGetValue(method, out string? id)) idOf.Add(method, id = IdOf(method));
                if (id is not null && CallSiteParser.Parse(model, call, id, cancellationToken) is { } site) sites.Add(site);
            }
        }

        // Not in the order of the compiler's files: that changes with the file system.
        return sites.OrderBy(static site => site.OperationId, StringComparer.Ordinal).ThenBy(static site => site.Location, StringComparer.Ordinal).ToEquatableArray();

        // The id alone is no proof: another assembly may declare the same.
        string? IdOf(IMethodSymbol method) =>
            OperationParser.Id(method) is { } id && assemblyOf.TryGetValue(id, out string? assembly) && method.ContainingAssembly.Identity.Name == assembly ? id : null;
    }
}
