using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Provides the calls of operations, in three phases: an index by name per file, kept while the file is unchanged; of the files that
/// call a name that an operation has, those are bound again whose calls may have become others; and of these only such calls.</summary>
static class CallSiteProvider
{
    /// <summary>What is known of each file by its text.</summary>
    public static IncrementalValueProvider<ImmutableArray<SourceIndex>> Indexes(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .SelectMany(static (compilation, _) => compilation.SyntaxTrees)
            .Select(static (tree, cancellationToken) => SourceIndex.Create(tree, cancellationToken))
            .WithTrackingName(TrackingNames.SourceIndexes)
            .Collect();

    public static IncrementalValueProvider<EquatableArray<CallSiteModel>> CallSites(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ImmutableArray<SourceIndex>> indexes,
        IncrementalValueProvider<EquatableArray<OperationModel>> operations,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        return indexes
            .Combine(context.CompilationProvider)
            .Combine(operations)
            .Combine(options)
            .Select(static (all, cancellationToken) =>
            {
                (((ImmutableArray<SourceIndex> files, Compilation compilation), EquatableArray<OperationModel> operations), GeneratorOptions options) = all;
                return options.Intercepts && operations.Count > 0 ? Find(compilation, files, new CalledOperations(operations), cancellationToken) : [];
            })
            .WithTrackingName(TrackingNames.CallSites);
    }

    /// <summary>The operations whose calls are woven here, in a stable order.</summary>
    public static EquatableArray<string> OperationIds(EquatableArray<CallSiteModel> sites) =>
        sites.Where(static site => site.IsWoven).Select(static site => site.OperationId).Distinct().OrderBy(static id => id, StringComparer.Ordinal).ToEquatableArray();

    static EquatableArray<CallSiteModel> Find(Compilation compilation, ImmutableArray<SourceIndex> files, CalledOperations operations, CancellationToken cancellationToken)
    {
        var environment = new BindingEnvironment(compilation, [.. files.Select(static file => file.Declarations)]);
        var sites = new List<CallSiteModel>();
        int index = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SourceIndex file = files[index++];
            if (operations.KeyOf(file.Invocations) is not { } key) continue;
            sites.AddRange(CallSiteMemory<CallSiteModel>.Get(tree, file, environment, key, () => Bind(compilation, tree, file.Invocations, operations, cancellationToken)));
        }

        // Not in the order of the compiler's files: that changes with the file system.
        return sites.OrderBy(static site => site.OperationId, StringComparer.Ordinal).ThenBy(static site => site.Location, StringComparer.Ordinal).ToEquatableArray();
    }

    static CallSiteModel[] Bind(Compilation compilation, SyntaxTree tree, InvocationIndex index, CalledOperations operations, CancellationToken cancellationToken)
    {
        var sites = new List<CallSiteModel>();
        SemanticModel? model = null;
        foreach (InvocationExpressionSyntax call in index.Find(tree, operations.Names, cancellationToken))
        {
            model ??= BindingModels.Of(compilation, tree);
            if (CallSiteParser.Declaration(model, call, cancellationToken) is { } method
                && operations.IdOf(method) is { } id
                && CallSiteParser.Parse(model, call, id, cancellationToken) is { } site)
            {
                sites.Add(site);
            }
        }

        return [.. sites];
    }
}
