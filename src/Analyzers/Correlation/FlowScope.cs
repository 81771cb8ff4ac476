using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>What is started while <c>ExecutionContext.SuppressFlow</c> holds. What is merely called there keeps its context, and a timer that
/// is made there is to have none.</summary>
static class FlowScope
{
    /// <summary>The delegates that are handed to tasks, threads and the pool.</summary>
    public static IEnumerable<IOperation?> StartedIn(IInvocationOperation suppression, CodeBlock code)
    {
        IEnumerable<IOperation> scope = Scope(suppression).SelectMany(static statement => statement.DescendantsAndSelf());
        IMethodSymbol? function = code.FunctionOf(suppression);
        foreach (IOperation operation in scope.Where(one => SymbolEqualityComparer.Default.Equals(code.FunctionOf(one), function)))
        {
            if (operation is IInvocationOperation call && Starts(call.TargetMethod))
            {
                yield return call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)?.Value;
            }
            else if (operation is IObjectCreationOperation creation && creation.Type.Is("System.Threading.Thread"))
            {
                yield return creation.Arguments.FirstOrDefault()?.Value;
            }
        }
    }

    static bool Starts(IMethodSymbol method) =>
        method.IsMemberOf("System.Threading.Tasks.Task", "Run", "ContinueWith")
        || method.IsMemberOf("System.Threading.Tasks.TaskFactory", "StartNew")
        || method.IsMemberOf("System.Threading.ThreadPool", "QueueUserWorkItem");

    // using (SuppressFlow()) { ... }, using var _ = SuppressFlow(); ..., or SuppressFlow(); ... RestoreFlow().
    static IEnumerable<IOperation> Scope(IInvocationOperation suppression)
    {
        for (IOperation one = suppression; one.Parent is { } parent; one = parent)
        {
            if (parent is IUsingOperation scope && scope.Resources == one) return [scope.Body];
            if (parent is IBlockOperation block) return block.Operations.SkipWhile(statement => statement != one).Skip(1).TakeWhile(static statement => !Restores(statement));
        }

        return [];
    }

    static bool Restores(IOperation statement) =>
        statement is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var method } }
        && (method.IsMemberOf("System.Threading.AsyncFlowControl", "Undo", "Dispose") || method.IsMemberOf("System.Threading.ExecutionContext", "RestoreFlow"));
}
