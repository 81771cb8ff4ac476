using InstrumentGen.Analyzers.Structural;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Tracing;

/// <summary>Looks for a way from where a span is started to the end of its method, or back to the start, that does not end it. Ways that an
/// exception takes out of the method do not count.</summary>
sealed class SpanPaths
{
    const int MostBlocks = 400;

    readonly ControlFlowGraph _graph;
    readonly SyntaxNode _start;
    readonly SyntaxNode[] _ends;
    readonly ILocalSymbol _local;
    readonly bool[] _isOpen;
    readonly Queue<BasicBlock> _pending = new();
    bool _leaves;

    SpanPaths(ControlFlowGraph graph, SyntaxNode start, SyntaxNode[] ends, ILocalSymbol local)
    {
        _graph = graph;
        _start = start;
        _ends = ends;
        _local = local;
        _isOpen = new bool[graph.Blocks.Length];
    }

    /// <summary>Whether there is such a way. Where conditions decide over start and end alike, nothing is known.</summary>
    public static bool Leave(SyntaxNode start, IReadOnlyList<SyntaxNode> ends, ILocalSymbol local, CodeBlock code)
    {
        // A finally that ends it is passed on every way.
        if (ends.Any(static end => end.FirstAncestorOrSelf<FinallyClauseSyntax>() is not null)) return false;
        if (Guard(start) is { } guard && !ends.All(end => guard.Span.Contains(end.Span))) return false;
        if (local.ContainingSymbol is not IMethodSymbol function || MethodGraph.Of(code.Root, function, code.CancellationToken) is not { } graph || graph.Blocks.Length > MostBlocks) return false;
        HashSet<string> names = Names(start, local);
        return new SpanPaths(graph, start, [.. ends.Select(end => Whole(end, names))], local).Search();
    }

    // The condition inside the nearest loop that decides whether the span is started at all.
    static SyntaxNode? Guard(SyntaxNode start)
    {
        for (SyntaxNode? node = start.Parent; node is not (null or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax); node = node.Parent)
        {
            if (node is ElseClauseSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax) return node;
            if (node is IfStatementSyntax branch && branch.Statement.Span.Contains(start.Span)) return branch.Statement;
            if (node is SwitchSectionSyntax) return node;
        }

        return null;
    }

    // The variable, and those that are told from it: bool isTraced = activity != null.
    static HashSet<string> Names(SyntaxNode start, ILocalSymbol local)
    {
        HashSet<string> names = new(StringComparer.Ordinal) { local.Name };
        foreach (VariableDeclaratorSyntax declarator in start.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().OfType<VariableDeclaratorSyntax>() ?? [])
        {
            if (declarator.Initializer is { } initializer && Mentions(initializer, names)) names.Add(declarator.Identifier.ValueText);
        }

        return names;
    }

    static bool Mentions(SyntaxNode node, HashSet<string> names) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));

    // if (activity != null) activity.Stop(): both ways through the condition are fine.
    static SyntaxNode Whole(SyntaxNode end, HashSet<string> names)
    {
        StatementSyntax? statement = end.FirstAncestorOrSelf<StatementSyntax>();
        return statement?.FirstAncestorOrSelf<IfStatementSyntax>() is { Else: null } branch && Mentions(branch.Condition, names) && !branch.Condition.Span.Contains(end.Span)
            ? branch.Condition
            : (SyntaxNode?)statement ?? end;
    }

    bool Search()
    {
        foreach (BasicBlock block in _graph.Blocks.Where(block => Operations(block).Any(IsStart))) Pass(block, isOpen: false);
        while (_pending.Count > 0 && !_leaves) Pass(_pending.Dequeue(), isOpen: true);
        return _leaves;
    }

    void Pass(BasicBlock block, bool isOpen)
    {
        bool wasOpen = isOpen;
        foreach (IOperation operation in Operations(block))
        {
            if (_ends.Any(end => end.Span.Contains(operation.Syntax.Span)) || NeverReturns(operation))
            {
                isOpen = false;
            }
            else if (IsStart(operation))
            {
                // It is started again while it runs: the first one is lost.
                _leaves |= isOpen;
                isOpen = wasOpen = true;
            }
        }

        if (wasOpen || isOpen) Handlers(block);
        if (!isOpen) return;
        Follow(block, block.ConditionalSuccessor);
        Follow(block, block.FallThroughSuccessor);
    }

    void Follow(BasicBlock block, ControlFlowBranch? branch)
    {
        if (branch?.Destination is not { } destination || IsNullWay(block, branch)) return;
        if (destination.Kind == BasicBlockKind.Exit)
        {
            _leaves = true;
            return;
        }

        Enqueue(destination);
    }

    void Handlers(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { Kind: ControlFlowRegionKind.TryAndCatch } whole) continue;
            foreach (ControlFlowRegion handler in whole.NestedRegions.Where(static one => one.Kind != ControlFlowRegionKind.Try)) Enqueue(_graph.Blocks[handler.FirstBlockOrdinal]);
        }
    }

    void Enqueue(BasicBlock block)
    {
        if (_isOpen[block.Ordinal]) return;
        _isOpen[block.Ordinal] = true;
        _pending.Enqueue(block);
    }

    // Where there is no activity, because nobody listens, there is nothing to end.
    bool IsNullWay(BasicBlock block, ControlFlowBranch branch)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } value || IsNullWhen(value) is not { } nullWhen) return false;
        bool isTaken = branch.IsConditionalSuccessor == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return isTaken == nullWhen;
    }

    bool? IsNullWhen(IOperation condition) => condition switch
    {
        IIsNullOperation { Operand: var operand } when IsLocal(operand) => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals when IsLocal(equals.LeftOperand) && equals.RightOperand.ConstantValue is { HasValue: true, Value: null } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs when IsLocal(differs.LeftOperand) && differs.RightOperand.ConstantValue is { HasValue: true, Value: null } => false,
        IIsPatternOperation { Pattern: IConstantPatternOperation } pattern when IsLocal(pattern.Value) => true,
        IIsPatternOperation pattern when IsLocal(pattern.Value) => false,
        _ => null,
    };

    bool IsLocal(IOperation operand) => operand switch
    {
        IConversionOperation conversion => IsLocal(conversion.Operand),
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, _local),
        _ => false,
    };

    bool IsStart(IOperation operation) => operation.Syntax == _start && operation is (IInvocationOperation or IObjectCreationOperation);

    // What throws in a method of its own does not leave by a return either.
    static bool NeverReturns(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: var method }
        && (method.IsMemberOf("System.Environment", "Exit", "FailFast") || AttributeReader.Has(method, "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute"));

    static IEnumerable<IOperation> Operations(BasicBlock block)
    {
        IEnumerable<IOperation> statements = block.Operations;
        if (block.BranchValue is { } value) statements = statements.Append(value);
        return statements.SelectMany(static statement => statement.DescendantsAndSelf());
    }
}
