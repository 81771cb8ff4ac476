using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The operations, as calls of them are found: by name, then by method.</summary>
sealed class CalledOperations
{
    readonly Dictionary<string, string> _assemblies = new(StringComparer.Ordinal);
    readonly Dictionary<string, ulong> _keys = new(StringComparer.Ordinal);
    readonly Dictionary<IMethodSymbol, string?> _ids = new(SymbolEqualityComparer.Default);

    public CalledOperations(IEnumerable<OperationModel> operations)
    {
        // A method that records its own calls is called as it is.
        foreach (OperationModel operation in operations.Where(static operation => operation.Owner == OperationOwner.Caller))
        {
            string name = operation.Method.TrimStart('@');
            _assemblies[operation.Id] = operation.Scope.Name;
            unchecked
            {
                ulong key = TextHash.Add(TextHash.Add(TextHash.Start, operation.Id), operation.Scope.Name);
                _keys[name] = (_keys.TryGetValue(name, out ulong others) ? others : 0) + key;
            }
        }

        Names = new HashSet<string>(_keys.Keys, StringComparer.Ordinal);
    }

    /// <summary>The names that operations have.</summary>
    public ISet<string> Names { get; }

    /// <summary>Tells apart which operations a file may call; <see langword="null"/> where it calls none of their names.</summary>
    public ulong? KeyOf(InvocationIndex calls)
    {
        ulong? sum = null;
        unchecked
        {
            foreach (string name in calls.Names)
            {
                if (_keys.TryGetValue(name, out ulong key)) sum = (sum ?? 0) + key;
            }
        }

        return sum;
    }

    /// <summary>The id of the operation that a method is. An id alone is no proof: another assembly may declare the same.</summary>
    public string? IdOf(IMethodSymbol method)
    {
        if (!_ids.TryGetValue(method, out string? id))
        {
            id = OperationParser.Id(method) is { } own && _assemblies.TryGetValue(own, out string? assembly) && method.ContainingAssembly.Identity.Name == assembly ? own : null;
            _ids.Add(method, id);
        }

        return id;
    }
}
