using System.Collections.Concurrent;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The members without an attribute through which operations may be reached: they override or implement those.</summary>
sealed class SlotMap(OperationSet operations, Compilation compilation)
{
    readonly ConcurrentDictionary<string, ILookup<IMethodSymbol, (IMethodSymbol Slot, IMethodSymbol Operation)>> _slots = new(StringComparer.Ordinal);
    readonly string _runtime = compilation.GetTypesByMetadataName(MetadataNames.Traced)[0].ContainingAssembly.Name;

    /// <summary>An operation that a virtual call may run.</summary>
    public IMethodSymbol? Reached(IMethodSymbol called, ITypeSymbol? receiver) =>
        _slots.GetOrAdd(OperationNames.Simple(called), SlotsOf)[CallSiteParser.Declaration(called)]
            .FirstOrDefault(one => Dispatch.MayReach(called, receiver, one.Slot, one.Operation.ContainingType)).Operation;

    /// <summary>Whether the user can annotate a member: it is declared here, or in an assembly that knows the attributes.</summary>
    public bool CanBeAnnotated(IMethodSymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly)
        || member.ContainingModule.ReferencedAssemblies.Any(reference => reference.Name == _runtime);

    // What an operation overrides or implements has its name. Nobody means the calls of ToString.
    ILookup<IMethodSymbol, (IMethodSymbol Slot, IMethodSymbol Operation)> SlotsOf(string name) =>
        operations.CalledBy(name)
            .SelectMany(static operation => BaseMembers.Of(operation.Method).Select(slot => (Slot: slot, Operation: operation.Method)))
            .Where(static one => one.Slot.ContainingType.SpecialType != SpecialType.System_Object)
            .ToLookup<(IMethodSymbol Slot, IMethodSymbol Operation), IMethodSymbol>(static one => CallSiteParser.Declaration(one.Slot), SymbolEqualityComparer.Default);
}
