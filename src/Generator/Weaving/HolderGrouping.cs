using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Groups operations by the type that holds them and gives their generated members names.</summary>
static class HolderGrouping
{
    // A method named like the class around it would not compile, and a second Main would be a second entry point.
    static readonly string[] s_reserved =
        [OperationsEmitter.ClassName, InterceptorEmitter.ClassName, PositionEmitter.ClassName, AccessorEmitter.ClassName, "Main"];

    /// <summary>The types of the operations that this compilation declares or, where another does, records.</summary>
    public static EquatableArray<HolderModel> Group(EquatableArray<OperationModel> operations, IEnumerable<string> recorded)
    {
        var ids = new HashSet<string>(recorded, StringComparer.Ordinal);
        // Types that differ only in case, or that become the same identifier, share their files: file names must differ by more.
        return operations.Where(operation => operation.IsDeclaredHere || ids.Contains(operation.Id))
            .GroupBy(static operation => GeneratedNames.Identifier(operation.Holder), StringComparer.OrdinalIgnoreCase)
            .Select(static group => new HolderModel(
                group.Select(static operation => operation.Holder).OrderBy(static name => name, StringComparer.Ordinal).First(),
                Members(group).ToEquatableArray()))
            .OrderBy(static holder => holder.Name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    static IEnumerable<MemberModel> Members(IEnumerable<OperationModel> operations)
    {
        // Inside a wrapper, a parameter would hide a member of its name.
        var taken = new HashSet<string>(operations.SelectMany(static operation => operation.Target.DeclaredNames).Concat(s_reserved), StringComparer.Ordinal);
        Dictionary<string, string> accessors = [];
        foreach (OperationModel operation in operations.OrderBy(static operation => operation.Method, StringComparer.Ordinal).ThenBy(static operation => operation.Id, StringComparer.Ordinal))
        {
            string name = operation.Method.TrimStart('@');
            string method = TakeMethod(taken, name, operation);
            yield return new MemberModel(
                operation,
                SymbolText.Identifier(method),
                CSharpText.Take(taken, method + "Instrumented"),
                TakeProbe(taken, "s_" + char.ToLowerInvariant(method[0]) + method.Substring(1), operation),
                AccessorsOf(operation.Target.ContainingType));
        }

        // One class for each type, as accessors stand in one with the type's own type parameters.
        string AccessorsOf(string type)
        {
            if (!accessors.TryGetValue(type, out string? name))
            {
                accessors.Add(type, name = accessors.Count == 0 ? AccessorEmitter.ClassName : CSharpText.Take(taken, AccessorEmitter.ClassName));
            }

            return name;
        }
    }

    // Accessors of members are named by the wrapper's.
    static string TakeMethod(HashSet<string> taken, string name, OperationModel operation)
    {
        string method = CSharpText.Take(taken, name);
        while (AccessorEmitter.GetterNames(method, operation).Any(taken.Contains)) method = CSharpText.Take(taken, name);
        taken.UnionWith(AccessorEmitter.GetterNames(method, operation));
        return method;
    }

    // Other fields are named by the probe's.
    static string TakeProbe(HashSet<string> taken, string name, OperationModel operation)
    {
        string probe = CSharpText.Take(taken, name);
        while (RedactionText.Fields(probe, operation.Signals).Any(taken.Contains)) probe = CSharpText.Take(taken, name);
        taken.UnionWith(RedactionText.Fields(probe, operation.Signals));
        return probe;
    }
}
