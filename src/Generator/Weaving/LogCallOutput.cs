using System.Collections.Immutable;
using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Weaves classic log calls, where the project asks for it: each becomes a typed record, which nobody boxes.</summary>
static class LogCallOutput
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ImmutableArray<SourceIndex>> indexes,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        var calls = indexes.Combine(context.CompilationProvider).Combine(options)
            .Select(static (all, cancellationToken) => all.Right.InterceptsLogging ? Find(all.Left.Right, all.Left.Left, cancellationToken) : [])
            .WithTrackingName(TrackingNames.LogCalls);
        var files = calls.Combine(options.Select(static (one, _) => one.SourceRoot)).SelectMany(static (both, _) => Files(both.Left, both.Right));
        context.RegisterImplementationSourceOutput(files, static (output, file) => output.AddSource($"{file.FileName}.LogCalls.g.cs", LogCallEmitter.Write(file)));
        var counted = calls.Select(static (all, _) => (all.Count, Woven: all.Count(static call => call.IsWoven)));
        context.RegisterImplementationSourceOutput(counted, static (output, count) =>
        {
            if (count.Count > 0) output.AddSource("InstrumentGen.CatalogueLogCalls.g.cs", CatalogueLogCallsEmitter.Write(count.Woven, count.Count - count.Woven));
        });
    }

    static EquatableArray<LogCallModel> Find(Compilation compilation, ImmutableArray<SourceIndex> files, CancellationToken cancellationToken)
    {
        var environment = new BindingEnvironment(compilation, [.. files.Select(static file => file.Declarations)]);
        var calls = new List<LogCallModel>();
        int index = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SourceIndex file = files[index++];
            if (LogCallParser.MayBeIn(file.Invocations)) calls.AddRange(CallSiteMemory<LogCallModel>.Get(tree, file, environment, 0, () => Bind(compilation, tree, file.Invocations, cancellationToken)));
        }

        // Not in the order of the compiler's files: that changes with the file system.
        return calls.OrderBy(static call => call.Holder, StringComparer.Ordinal).ThenBy(static call => call.File, StringComparer.Ordinal).ThenBy(static call => call.Line).ThenBy(static call => call.Location, StringComparer.Ordinal).ToEquatableArray();
    }

    static LogCallModel[] Bind(Compilation compilation, SyntaxTree tree, InvocationIndex index, CancellationToken cancellationToken)
    {
        SemanticModel model = BindingModels.Of(compilation, tree);
        return [.. index.Find(tree, LogCallParser.Names, cancellationToken).Select(call => LogCallParser.Parse(model, call, cancellationToken)).OfType<LogCallModel>()];
    }

    // Types that differ only in case, or that become the same identifier, share their files.
    static IEnumerable<LogCallFileModel> Files(EquatableArray<LogCallModel> calls, string root)
    {
        foreach (var group in calls.Where(static call => call.IsWoven).GroupBy(static call => GeneratedNames.Identifier(call.Holder), StringComparer.OrdinalIgnoreCase))
        {
            var holder = new HolderModel(group.Select(static call => call.Holder).OrderBy(static name => name, StringComparer.Ordinal).First(), []);
            yield return new(holder.FileName, holder.Namespace, group.Select(call => call with { File = SourcePaths.Relative(call.File, root) }).ToEquatableArray());
        }
    }
}
