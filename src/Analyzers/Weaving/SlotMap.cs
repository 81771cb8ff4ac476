using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The members without an attribute through which operations may be reached: they override or implement those.</summary>
sealed class SlotMap
{
    readonly Dictionary<IMethodSymbol, List<(IMethodSymbol Slot, IMethodSymbol Operation)>> _slots = new(SymbolEqualityComparer.Default);
    readonly Compilation _compilation;
    readonly string _runtime;

    public SlotMap(OperationSet operations, Compilation compilation)
    {
        _compilation = compilation;
        _runtime = compilation.GetTypesByMetadataName(MetadataNames.Traced)[0].ContainingAssembly.Name;
        foreach (Operation operation in operations.All)
        {
            foreach (IMethodSymbol slot in Dispatch.Bases(operation.Method))
            {
                IMethodSymbol member = CallSiteParser.Declaration(slot);
                // Nobody means the calls of ToString.
                if (slot.ContainingType.SpecialType == SpecialType.System_Object || operations.Contains(member)) continue;
                if (!_slots.TryGetValue(member, out var found)) _slots.Add(member, found = []);
                found.Add((slot, operation.Method));
            }
        }
    }

    /// <summary>An operation that a virtual call may run.</summary>
    public IMethodSymbol? Reached(IMethodSymbol called, ITypeSymbol? receiver) =>
        _slots.TryGetValue(CallSiteParser.Declaration(called), out var found)
            ? found.FirstOrDefault(one => Dispatch.MayReach(called, receiver, one.Slot, one.Operation.ContainingType)).Operation
            : null;

    /// <summary>Whether the user can annotate a member: it is declared here, or in an assembly that knows the attributes.</summary>
    public bool CanBeAnnotated(IMethodSymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _compilation.Assembly)
        || member.ContainingModule.ReferencedAssemblies.Any(reference => reference.Name == _runtime);
}
