using InstrumentGen.Analyzers.Flow.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Structural.Work;

/// <summary>Loops that go on until the program ends: they wait for a token, a timer or a queue.</summary>
static class Loops
{
    static readonly HashSet<string> s_waits = new(StringComparer.Ordinal) { "IsCancellationRequested", "WaitForNextTickAsync", "WaitToReadAsync", "IsCompleted" };

    // while (!_isStopped), while (_running).
    static readonly HashSet<string> s_flags = new(StringComparer.Ordinal)
    {
        "running", "stop", "stopped", "stopping", "disposed", "disposing", "shutdown", "closed", "closing", "alive", "exit", "exiting", "quit", "cancelled", "canceled",
    };

    /// <summary>Whether the loop is such a one.</summary>
    public static bool IsEndless(ILoopOperation loop) => GoesOn(loop) && !EndsBySuccess(loop.Syntax);

    /// <summary>The word that a loop begins with.</summary>
    public static Location Place(ILoopOperation loop) => loop.Syntax switch
    {
        ForEachStatementSyntax each => each.ForEachKeyword.GetLocation(),
        var syntax => syntax.GetFirstToken().GetLocation(),
    };

    static bool GoesOn(ILoopOperation loop) => loop switch
    {
        IForLoopOperation { Condition: null } => true,
        IWhileLoopOperation { Condition: { } condition } => condition.ConstantValue is { HasValue: true, Value: true } || IsFlag(condition) || condition.Syntax.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => s_waits.Contains(name.Identifier.ValueText)),
        IForEachLoopOperation { IsAsynchronous: true } each => each.Collection.DescendantsAndSelf().OfType<IInvocationOperation>().Any(static call => call.TargetMethod.Name == "ReadAllAsync"),
        IForEachLoopOperation each => each.Collection.DescendantsAndSelf().OfType<IInvocationOperation>().Any(static call => call.TargetMethod.Name == "GetConsumingEnumerable"),
        _ => false,
    };

    static bool IsFlag(IOperation condition) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => IsFlag(not.Operand),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Instance: null or IInstanceReferenceOperation } member => NameWords.Split(member.Member.Name).Any(s_flags.Contains),
        _ => false,
    };

    // while (true) { try { migrate(); return; } catch { wait } } repeats until it works.
    static bool EndsBySuccess(SyntaxNode loop)
    {
        StatementSyntax? body = loop switch
        {
            WhileStatementSyntax one => one.Statement,
            DoStatementSyntax one => one.Statement,
            ForStatementSyntax one => one.Statement,
            _ => null,
        };
        if (body is null) return false;
        return body.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<BlockSyntax>()
            .Any(block => (block == body || block.Parent is TryStatementSyntax) && block.Statements.LastOrDefault() is { } last && (last.IsKind(SyntaxKind.ReturnStatement) || last.IsKind(SyntaxKind.BreakStatement)));
    }
}
