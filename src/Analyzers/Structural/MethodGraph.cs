using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Structural;

/// <summary>Control-flow graphs of members.</summary>
static class MethodGraph
{
    /// <summary>The graph of the operation that holds a whole method, accessor or initializer.</summary>
    public static ControlFlowGraph? Of(IOperation root, CancellationToken cancellationToken) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        _ => null,
    };

    /// <summary>The graph of a method, or of a lambda or local function in it.</summary>
    public static ControlFlowGraph? Of(IOperation root, IMethodSymbol function, CancellationToken cancellationToken)
    {
        if (Of(root, cancellationToken) is not { } graph) return null;
        return function.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction ? Find(graph, function, cancellationToken) : graph;
    }

    static ControlFlowGraph? Find(ControlFlowGraph graph, IMethodSymbol function, CancellationToken cancellationToken)
    {
        foreach ((IMethodSymbol symbol, ControlFlowGraph inner) in Inner(graph, cancellationToken))
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, function)) return inner;
            if (Find(inner, function, cancellationToken) is { } found) return found;
        }

        return null;
    }

    static IEnumerable<(IMethodSymbol Symbol, ControlFlowGraph Graph)> Inner(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        foreach (IMethodSymbol local in graph.LocalFunctions) yield return (local, graph.GetLocalFunctionControlFlowGraph(local, cancellationToken));
        foreach (BasicBlock block in graph.Blocks)
        {
            IEnumerable<IOperation> statements = block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
            foreach (IFlowAnonymousFunctionOperation lambda in statements.SelectMany(static one => one.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>())
            {
                yield return (lambda.Symbol, graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken));
            }
        }
    }
}
