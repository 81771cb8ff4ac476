using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Finds uses of operations by their names and binds nothing else. An action for operations has the compiler bind every method of a
/// project once more: that took as long as 0.8 x the whole of its own diagnostics.</summary>
static class UseActions
{
    // What queries, initializers and statements call without a name in the source. Where an operation is called so, all has to be bound.
    static readonly string[] s_unwritten =
    [
        "Add", "AppendFormatted", "AppendLiteral", "Cast", "Deconstruct", "Dispose", "DisposeAsync", "GetAsyncEnumerator", "GetEnumerator", "GroupBy", "GroupJoin", "Join", "MoveNext", "MoveNextAsync",
        "OrderBy", "OrderByDescending", "Select", "SelectMany", "ThenBy", "ThenByDescending", "Where",
    ];

    /// <summary>Registers what looks at calls.</summary>
    public static void Calls(CompilationStartAnalysisContext start, OperationSet operations, Action<OperationUse> analyze)
    {
        if (HasUnwritten(operations))
        {
            start.RegisterOperationAction(context => analyze(OperationUse.Of(context)), OperationKind.Invocation, OperationKind.DynamicInvocation);
            return;
        }

        start.RegisterSyntaxNodeAction(
            context =>
            {
                var call = (InvocationExpressionSyntax)context.Node;
                if (NameOf(call.Expression) is not { } name || !MayBeUse(context, operations, name)) return;
                if (context.SemanticModel.GetOperation(call, context.CancellationToken) is { Kind: OperationKind.Invocation or OperationKind.DynamicInvocation } operation) analyze(OperationUse.Of(operation, context));
            },
            SyntaxKind.InvocationExpression);
    }

    /// <summary>Registers what looks at methods that are named and not called.</summary>
    public static void References(CompilationStartAnalysisContext start, OperationSet operations, Action<OperationUse> analyze) =>
        start.RegisterSyntaxNodeAction(
            context =>
            {
                var name = (SimpleNameSyntax)context.Node;
                if (!MayBeUse(context, operations, name) || IsCalled(name)) return;
                if (Reference(context.SemanticModel, name, context.CancellationToken) is { } reference) analyze(OperationUse.Of(reference, context));
            },
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName);

    /// <summary>Registers what looks at statements that call without a name.</summary>
    public static void ImplicitCallers(CompilationStartAnalysisContext start, OperationSet operations, Action<OperationUse> analyze)
    {
        if (HasUnwritten(operations)) start.RegisterOperationAction(context => analyze(OperationUse.Of(context)), ImplicitCalls.Kinds);
    }

    static bool HasUnwritten(OperationSet operations) => s_unwritten.Any(name => operations.CalledBy(name).Any());

    // Our own code calls every operation.
    static bool MayBeUse(SyntaxNodeAnalysisContext context, OperationSet operations, SimpleNameSyntax name) =>
        operations.MayHaveName(name.Identifier.ValueText) && context.ContainingSymbol is { } owner && !GeneratedCode.IsOurs(owner);

    static bool IsCalled(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && NameOf(call.Expression) == name;

    // A method in parentheses is called all the same, though nobody can intercept that.
    static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        ParenthesizedExpressionSyntax inner => NameOf(inner.Expression),
        PostfixUnaryExpressionSyntax forgiving => NameOf(forgiving.Operand),
        _ => null,
    };

    // The operation of a reference may stand at the name, or at the cast or creation around it.
    static IMethodReferenceOperation? Reference(SemanticModel model, SimpleNameSyntax name, CancellationToken cancellationToken)
    {
        IOperation? operation = null;
        for (SyntaxNode? node = name; operation is null && node is not null and not MemberDeclarationSyntax; node = node.Parent) operation = model.GetOperation(node, cancellationToken);
        return operation?.DescendantsAndSelf().OfType<IMethodReferenceOperation>().FirstOrDefault(one => Places.OfName(one.Syntax).SourceSpan == name.Identifier.Span);
    }
}
