using System.Collections.Immutable;
using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Weaves operations into themselves: writes the second half of partial methods, so that it does not matter who calls them.</summary>
static class PartialWeaver
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<PartialModel>> partials,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders)
    {
        var files = partials.Combine(holders)
            .SelectMany(static (both, _) => Files(both.Left, both.Right))
            .WithTrackingName(TrackingNames.Partials);
        // Not as an implementation only: without its other half the user's code is red while it is typed.
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource($"{file.FileName}.Partials.g.cs", PartialEmitter.Write(file)));
    }

    static IEnumerable<PartialFileModel> Files(EquatableArray<PartialModel> partials, EquatableArray<HolderModel> holders)
    {
        if (partials.Count == 0) return [];
        var woven = holders.SelectMany(static holder => holder.Members.Select(member => (holder, member)))
            .ToDictionary(static one => one.member.Operation.Id, StringComparer.Ordinal);
        return partials.GroupBy(static partial => GeneratedNames.Identifier(partial.Holder), StringComparer.OrdinalIgnoreCase)
            .Select(group => new PartialFileModel(
                GeneratedNames.FileName(group.Select(static partial => partial.Holder).OrderBy(static name => name, StringComparer.Ordinal).First()),
                group.Select(Half).ToEquatableArray()));

        PartialHalfModel Half(PartialModel partial) => woven.TryGetValue(partial.Id, out var one) && one.member.Operation.Owner == OperationOwner.Method
            ? new(partial, one.member.Operation, $"{GeneratedFile.Global(one.holder.Namespace)}.{OperationsEmitter.ClassName}.{one.member.Probe}")
            : new(partial, null, "");
    }
}
