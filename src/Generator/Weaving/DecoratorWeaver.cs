using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Weaves operations before the object that is called: writes the decorators of interfaces, and tells the runtime of them.</summary>
static class DecoratorWeaver
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<DecorationModel>> decorations,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders,
        IncrementalValueProvider<GeneratorOptions> options)
    {
        var files = decorations.Combine(holders).Combine(options.Select(static (one, _) => one.Generates))
            .SelectMany(static (all, _) => all.Right ? Files(all.Left.Left, all.Left.Right) : [])
            .WithTrackingName(TrackingNames.Decorators);
        context.RegisterImplementationSourceOutput(files, static (output, file) => output.AddSource($"{file.FileName}.Decorator.g.cs", DecoratorEmitter.Write(file)));

        var entries = decorations.Combine(options.Select(static (one, _) => one.Generates))
            .Select(static (both, _) => Entries(both.Left, both.Right))
            .WithTrackingName(TrackingNames.DecoratorEntries);
        context.RegisterImplementationSourceOutput(entries, static (output, all) =>
        {
            if (all.Count > 0) output.AddSource("InstrumentGen.Decorators.g.cs", DecoratorRegistrationEmitter.Write(all));
        });
    }

    /// <summary>The operations that decorators record, in a stable order.</summary>
    public static EquatableArray<string> OperationIds(EquatableArray<DecorationModel> decorations) =>
        decorations.Select(static decoration => decoration.Decorator).OfType<DecoratorModel>()
            .SelectMany(static decorator => decorator.OperationIds).Distinct().OrderBy(static id => id, StringComparer.Ordinal).ToEquatableArray();

    static IEnumerable<DecoratorFileModel> Files(EquatableArray<DecorationModel> decorations, EquatableArray<HolderModel> holders)
    {
        if (decorations.Count == 0) return [];
        var calls = holders.SelectMany(static holder => holder.Members.Select(member => new DecoratorCallModel(member.Operation.Id, holder.Namespace, member.Method, member.Operation.Name)))
            .ToDictionary(static call => call.OperationId, StringComparer.Ordinal);
        return decorations.Select(static decoration => decoration.Decorator).OfType<DecoratorModel>()
            .GroupBy(static decorator => GeneratedNames.Identifier(decorator.Holder), StringComparer.OrdinalIgnoreCase)
            .Select(group => new DecoratorFileModel(
                GeneratedNames.FileName(group.First().Holder),
                Namespace(group.First().Holder),
                group.Select((decorator, index) => new DecoratorClassModel(ClassName(decorator, index), decorator, Calls(decorator))).ToEquatableArray()));

        EquatableArray<DecoratorCallModel> Calls(DecoratorModel decorator) =>
            decorator.OperationIds.Distinct().Where(calls.ContainsKey).Select(id => calls[id]).ToEquatableArray();
    }

    // While nothing is generated the user's code is what it was, and may ask for a decorator all the same.
    static EquatableArray<DecoratorEntryModel> Entries(EquatableArray<DecorationModel> decorations, bool generates)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var firsts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return decorations.Select(Entry).ToEquatableArray();

        DecoratorEntryModel Entry(DecorationModel decoration)
        {
            if (decoration.Decorator is not { } decorator || !generates) return new(decoration.Service, null, false, decoration.Decorator?.IsObsolete == true);
            string file = GeneratedNames.Identifier(decorator.Holder);
            if (!firsts.ContainsKey(file)) firsts.Add(file, decorator.Holder);
            counts.TryGetValue(file, out int index);
            counts[file] = index + 1;
            int arity = decorator.TypeParameters.Count;
            string unbound = arity == 0 ? "" : $"<{new string(',', arity - 1)}>";
            return new(decoration.Service, $"{GeneratedFile.Global(Namespace(firsts[file]))}.{ClassName(decorator, index)}{unbound}", arity > 0, decorator.IsObsolete);
        }
    }

    static string Namespace(string holder) => new HolderModel(holder, []).Namespace;

    static string ClassName(DecoratorModel decorator, int index) =>
        CSharpText.Unused(index == 0 ? DecoratorEmitter.ClassName : $"{DecoratorEmitter.ClassName}_{index + 1}", decorator.TypeParameters.Select(static parameter => parameter.Name));
}
