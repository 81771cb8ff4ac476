using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Sources;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>Runs a method's control-flow graph forward until nothing changes, then once more to note what reaches sinks. Where ways meet, a
/// value may come from either; where a variable is assigned, what it held before is gone.</summary>
sealed partial class FlowInterpreter(
    ControlFlowGraph method,
    SinkResolver resolver,
    SourceReader sources,
    OriginTable origins,
    FlowOptions options,
    bool hasTemplates,
    CancellationToken cancellationToken)
{
    // Each operation is looked at a few times; what needs more than this is generated or hostile.
    const int MostSteps = 60_000;
    const int DeepestFunction = 4;

    // The compiler folds the thousand parts of a generated sum in a loop; this goes down into it, on the compiler's stack.
    const int DeepestExpression = 500;

    readonly List<SinkHit> _hits = [];
    readonly HashSet<(SyntaxNode, int)> _known = [];
    readonly Dictionary<IOperation, FlowValue> _values = [];
    readonly HashSet<IMethodSymbol> _called = new(SymbolEqualityComparer.Default);
    ControlFlowGraph? _graph;
    bool _isRecording;
    int _steps;
    int _depth;
    int _nesting;

    /// <summary>The values that reach sinks, in the order of the source.</summary>
    public IReadOnlyList<SinkHit> Run(IEnumerable<IParameterSymbol> parameters)
    {
        var state = new FlowState();
        foreach (IParameterSymbol parameter in parameters) state[parameter] = sources.OfParameter(parameter);
        Interpret(method, state);
        return _steps > MostSteps ? [] : [.. _hits.OrderBy(static hit => hit.Place.SpanStart).ThenBy(static hit => hit.Place.Span.Length)];
    }

    /// <summary>Interprets a graph: that of the method, or of a lambda or local function in it.</summary>
    /// <returns>What it returns, and what is known of the variables at its end.</returns>
    (FlowValue? Result, FlowState End) Interpret(ControlFlowGraph code, FlowState start)
    {
        ControlFlowGraph? outer = _graph;
        bool isRecording = _isRecording;
        _graph = code;
        _isRecording = false;
        FlowState?[] entries = new FlowState?[code.Blocks.Length];
        entries[0] = start;
        Solve(code, entries);

        _isRecording = isRecording || _depth == 0;
        FlowValue? result = null;
        var end = new FlowState();
        foreach (BasicBlock block in code.Blocks)
        {
            if (entries[block.Ordinal] is not { } entry) continue;
            FlowState state = entry.Copy();
            FlowValue? value = Execute(block, state);
            if (IsReturn(block)) result = value is { } returned ? result?.Join(returned) ?? returned : result;
            if (block.Kind == BasicBlockKind.Exit || block.FallThroughSuccessor?.Destination is null) end.JoinWith(state);
        }

        if (_isRecording) InterpretUncalled(code, end);
        _graph = outer;
        _isRecording = isRecording;
        return (result, end);
    }

    void Solve(ControlFlowGraph code, FlowState?[] entries)
    {
        var pending = new SortedSet<int> { 0 };
        while (pending.Count > 0 && _steps <= MostSteps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int ordinal = pending.Min;
            pending.Remove(ordinal);
            BasicBlock block = code.Blocks[ordinal];
            FlowState state = entries[ordinal]!.Copy();
            Handlers(block, state);
            FlowValue? value = Execute(block, state);
            Handlers(block, state);
            if (block.ConditionalSuccessor is { } conditional) Propagate(conditional, Refine(block, state, block.ConditionKind == ControlFlowConditionKind.WhenTrue));
            if (block.FallThroughSuccessor is { } next) Propagate(next, Refine(block, state, block.ConditionKind == ControlFlowConditionKind.WhenFalse));
        }

        void Propagate(ControlFlowBranch branch, FlowState state)
        {
            foreach (ControlFlowRegion region in branch.FinallyRegions) Join(region.FirstBlockOrdinal, state);
            if (branch.Destination is { } destination) Join(destination.Ordinal, state);
        }

        // An exception may leave a block at its beginning, or when all is done.
        void Handlers(BasicBlock block, FlowState state)
        {
            // The root of a lambda's graph lies in a region of the graph around it.
            for (ControlFlowRegion? region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
            {
                if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } whole) continue;
                foreach (ControlFlowRegion handler in whole.NestedRegions.Where(one => one.Kind != ControlFlowRegionKind.Try)) Join(handler.FirstBlockOrdinal, state);
            }
        }

        void Join(int ordinal, FlowState state)
        {
            if (entries[ordinal] is not { } entry)
            {
                entries[ordinal] = state.Copy();
                pending.Add(ordinal);
            }
            else if (entry.JoinWith(state))
            {
                pending.Add(ordinal);
            }
        }
    }

    FlowValue? Execute(BasicBlock block, FlowState state)
    {
        foreach (IOperation operation in block.Operations)
        {
            if (_depth == 0) _values.Clear();
            Evaluate(operation, state);
        }

        return block.BranchValue is { } value ? Evaluate(value, state) : null;
    }

    static bool IsReturn(BasicBlock block) => block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return;

    // A local function that nobody calls by name is called by somebody who holds it.
    void InterpretUncalled(ControlFlowGraph code, FlowState end)
    {
        if (_depth >= DeepestFunction) return;
        foreach (IMethodSymbol function in code.LocalFunctions.Where(function => !_called.Contains(function))) InterpretFunction(function, end, null);
    }

    FlowValue? InterpretFunction(IMethodSymbol function, FlowState state, IReadOnlyList<FlowValue>? arguments)
    {
        if (_depth >= DeepestFunction || !_called.Add(function) && arguments is null) return null;
        ControlFlowGraph? code = FindLocalFunction(_graph, function);
        return code is null ? null : InterpretInside(code, function, state, arguments);
    }

    // A function sees the variables around it, and what it does to them is seen behind it.
    FlowValue? InterpretInside(ControlFlowGraph code, IMethodSymbol function, FlowState state, IReadOnlyList<FlowValue>? arguments)
    {
        FlowState inner = state.Copy();
        foreach (IParameterSymbol parameter in function.Parameters)
        {
            FlowValue own = sources.OfParameter(parameter);
            inner[parameter] = arguments is not null && parameter.Ordinal < arguments.Count ? Bind(own, arguments[parameter.Ordinal]) : own;
        }

        _depth++;
        (FlowValue? result, FlowState end) = Interpret(code, inner);
        _depth--;
        state.JoinWith(end);
        return result;
    }

    // A value that is vouched for stays so under its new name.
    static FlowValue Bind(FlowValue parameter, FlowValue argument) => argument.IsVouched ? argument : parameter.With(argument);

    static ControlFlowGraph? FindLocalFunction(ControlFlowGraph? code, IMethodSymbol function)
    {
        for (ControlFlowGraph? one = code; one is not null; one = one.Parent)
        {
            if (one.LocalFunctions.Contains(function, SymbolEqualityComparer.Default)) return one.GetLocalFunctionControlFlowGraph(function);
        }

        return null;
    }
}
