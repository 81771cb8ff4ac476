using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The operations that a compilation declares, and those that referenced assemblies leave to it. Syntax tells which names they may
/// have; a method is parsed when somebody asks for it. While somebody types, each keystroke makes a new compilation: to parse all
/// operations of each took 250 ms in one of 1,000.</summary>
sealed class OperationSet
{
    static readonly ConditionalWeakTable<Compilation, OperationSet> s_sets = new();

    readonly Compilation _compilation;
    readonly OperationNames _names;
    readonly GeneratorOutput _output;
    readonly ConcurrentDictionary<IMethodSymbol, Operation?> _parsed = new(SymbolEqualityComparer.Default);
    readonly ConcurrentDictionary<string, IReadOnlyList<Operation>> _named = new(StringComparer.Ordinal);
    readonly Lazy<IReadOnlyList<Operation>> _all;

    OperationSet(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _names = new OperationNames(compilation, cancellationToken);
        _output = GeneratorOutput.Of(compilation);
        _all = new(() => [.. _names.All.SelectMany(Named).OrderBy(static operation => operation.Model.Id, StringComparer.Ordinal)]);
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

    /// <summary>Whether a method, as it is declared, is an operation that its callers record. A partial one records itself, whoever calls
    /// it.</summary>
    public bool Contains(IMethodSymbol declaration) =>
        _names.MayBeOperation(declaration) && _parsed.GetOrAdd(declaration, Parse) is { Model.Owner: OperationOwner.Caller };

    /// <summary>Whether the calls of an operation of another assembly are audited, and who acts is not visible here.</summary>
    public bool RecordsNobody(IMethodSymbol declaration) =>
        _parsed.GetOrAdd(declaration, Parse) is { Model: { IsDeclaredHere: false, Signals.Audited: { Actor: null } } };

    /// <summary>Whether calls of a method, as it is declared, are recorded by a decorator, wherever they are made.</summary>
    public bool IsDecorated(IMethodSymbol declaration) =>
        Decorations.Record(declaration, _compilation) && _parsed.GetOrAdd(declaration, Parse) is { Model.Owner: OperationOwner.Decorator };

    /// <summary>Whether an operation may have the name: the question to ask first, of every call. Nothing is bound to answer it.</summary>
    public bool MayHaveName(string name) => _names.MayHave(name);

    /// <summary>The operations of a name that their callers record.</summary>
    public IEnumerable<Operation> CalledBy(string name) => Named(name).Where(static operation => operation.Model.Owner == OperationOwner.Caller);

    // Explicit implementations have the name of their member. It parses all of a name, which in a project may be hundreds.
    IReadOnlyList<Operation> Named(string name) =>
        !_names.MayHave(name) ? [] : _named.GetOrAdd(name, key => [.. _names.MethodsOf(key).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).Select(method => _parsed.GetOrAdd(method, Parse)).OfType<Operation>()]);

    // What another generator wrote is no operation: one rule tells.
    Operation? Parse(IMethodSymbol method) =>
        OperationParser.Parse(method, _compilation)?.Operation is { } model && (_output.IsEmpty || !model.IsDeclaredHere || _output.Has(model))
            ? new Operation(method, model)
            : null;
}
