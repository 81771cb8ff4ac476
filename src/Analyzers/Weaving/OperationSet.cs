using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The operations that a compilation declares, and those that referenced assemblies leave to it. Syntax tells which names they may
/// have; those of a name are parsed when somebody asks for it. While somebody types, each keystroke makes a new compilation: to parse all
/// operations of each took 250 ms in one of 1,000.</summary>
sealed class OperationSet
{
    static readonly ConditionalWeakTable<Compilation, OperationSet> s_sets = new();
    static readonly NamedOperations s_none = new([]);

    readonly Compilation _compilation;
    readonly OperationNames _names;
    readonly ConcurrentDictionary<string, NamedOperations> _operations = new(StringComparer.Ordinal);
    readonly Lazy<IReadOnlyList<Operation>> _all;

    OperationSet(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _names = new OperationNames(compilation, cancellationToken);
        _all = new(() => [.. _names.All.SelectMany(name => Named(name).All).OrderBy(static operation => operation.Model.Id, StringComparer.Ordinal)]);
    }

    /// <summary>All operations, in a stable order. It parses everything: for the end of a build.</summary>
    public IReadOnlyList<Operation> All => _all.Value;

    /// <summary>The operations that the compilation declares, in a stable order. It parses everything: for the end of a build.</summary>
    public IEnumerable<Operation> Declared => All.Where(static operation => operation.Model.IsDeclaredHere);

    /// <summary>Whether nothing can be an operation.</summary>
    public bool IsEmpty => _names.IsEmpty;

    /// <summary>The operations of a compilation, found once for all rules.</summary>
    public static OperationSet Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (s_sets.TryGetValue(compilation, out OperationSet? known)) return known;
        var set = new OperationSet(compilation, cancellationToken);
        return s_sets.GetValue(compilation, _ => set);
    }

    /// <summary>Whether a method, as it is declared, is an operation.</summary>
    public bool Contains(IMethodSymbol declaration) => Named(OperationNames.Simple(declaration)).Contains(declaration);

    /// <summary>Whether an operation has the name: the question to ask first, of every call.</summary>
    public bool HasName(string name) => Named(name).All.Count > 0;

    /// <summary>The operations of a name; explicit implementations have that of their member.</summary>
    public NamedOperations Named(string name) =>
        !_names.MayHave(name) ? s_none : _operations.GetOrAdd(name, key => new NamedOperations([.. Parse(key)]));

    IEnumerable<Operation> Parse(string name)
    {
        GeneratorOutput output = GeneratorOutput.Of(_compilation);
        foreach (IMethodSymbol method in _names.MethodsOf(name).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default))
        {
            if (OperationParser.Parse(method, _compilation)?.Operation is not { } model) continue;
            // What another generator wrote is no operation: one rule tells.
            if (output.IsEmpty || !model.IsDeclaredHere || output.Has(model)) yield return new Operation(method, model);
        }
    }
}
