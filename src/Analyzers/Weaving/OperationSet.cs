using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The operations that a compilation declares, and those that referenced assemblies leave to it. They are found before any code is
/// looked at, so that no verdict depends on what is analyzed first.</summary>
sealed class OperationSet
{
    static readonly ConditionalWeakTable<Compilation, OperationSet> s_sets = new();

    readonly Dictionary<IMethodSymbol, Operation> _operations = new(SymbolEqualityComparer.Default);
    readonly HashSet<string> _names = new(StringComparer.Ordinal);

    OperationSet(Compilation compilation, CancellationToken cancellationToken)
    {
        GeneratorOutput output = GeneratorOutput.Of(compilation);
        IEnumerable<IMethodSymbol> methods = DeclaredMethods(compilation, cancellationToken).Concat(ManifestParser.Methods(compilation, cancellationToken));
        foreach (IMethodSymbol method in methods)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_operations.ContainsKey(method) || OperationParser.Parse(method, compilation)?.Operation is not { } model) continue;
            // What another generator wrote is no operation: one rule tells.
            if (output.IsEmpty || !model.IsDeclaredHere || output.Has(model)) _operations.Add(method, new Operation(method, model));
        }

        foreach (IMethodSymbol method in _operations.Keys) _names.Add(method.Name);
        All = [.. _operations.Values.OrderBy(static operation => operation.Model.Id, StringComparer.Ordinal)];
        Declared = [.. All.Where(static operation => operation.Model.IsDeclaredHere)];
    }

    /// <summary>All operations, in a stable order.</summary>
    public IReadOnlyList<Operation> All { get; }

    /// <summary>The operations that the compilation declares, in a stable order.</summary>
    public IReadOnlyList<Operation> Declared { get; }

    public bool IsEmpty => _operations.Count == 0;

    /// <summary>The operations of a compilation, found once for all rules.</summary>
    public static OperationSet Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (s_sets.TryGetValue(compilation, out OperationSet? known)) return known;
        var set = new OperationSet(compilation, cancellationToken);
        return s_sets.GetValue(compilation, _ => set);
    }

    /// <summary>Whether a method, as it is declared, is an operation.</summary>
    public bool Contains(IMethodSymbol declaration) => _operations.ContainsKey(declaration);

    /// <summary>Whether an operation has the name: the question to ask first, of every call.</summary>
    public bool HasName(string name) => _names.Contains(name);

    static IEnumerable<IMethodSymbol> DeclaredMethods(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees
            .SelectMany(tree => AttributedTypes.Of(tree, cancellationToken))
            .Distinct(StringComparer.Ordinal)
            .Select(compilation.Assembly.GetTypeByMetadataName)
            .OfType<INamedTypeSymbol>()
            .SelectMany(static type => type.GetMembers())
            .OfType<IMethodSymbol>();
}
