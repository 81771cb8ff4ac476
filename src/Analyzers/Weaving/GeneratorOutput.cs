using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>What our generator has written into a compilation. It does not see what another generator writes, so an operation that is
/// declared there is missing.</summary>
sealed class GeneratorOutput
{
    static readonly ConditionalWeakTable<Compilation, GeneratorOutput> s_outputs = new();

    // Types whose names differ only in case share their files.
    readonly Dictionary<string, INamespaceSymbol> _holders = new(StringComparer.OrdinalIgnoreCase);

    GeneratorOutput(Compilation compilation)
    {
        foreach (INamespaceSymbol holder in Namespaces.Find(compilation, GeneratedNames.Namespace)?.GetNamespaceMembers() ?? []) _holders[holder.Name] = holder;
    }

    /// <summary>Whether it has written anything.</summary>
    public bool IsEmpty => _holders.Count == 0;

    public static GeneratorOutput Of(Compilation compilation) => s_outputs.GetValue(compilation, static key => new GeneratorOutput(key));

    /// <summary>Whether it has written something for an operation that the compilation declares.</summary>
    public bool Has(OperationModel operation) =>
        _holders.TryGetValue(GeneratedNames.Identifier(operation.Holder), out INamespaceSymbol? holder)
        && holder.GetTypeMembers(GeneratedNames.Positions).FirstOrDefault()?.MemberNames.Any(name => name.StartsWith(operation.Method.TrimStart('@'), StringComparison.Ordinal)) == true;
}
