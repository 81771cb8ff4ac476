using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Whether the generator weaves a call of an operation.</summary>
static class CallVerdict
{
    public static bool IsWoven(OperationAnalysisContext context) =>
        context.Operation is { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model }
        && !GeneratedCode.IsOurs(context.ContainingSymbol)
        && CallSiteParser.Check(model, call, context.CancellationToken) is null
        && !IsUnseen(context, call);

    /// <summary>Whether the generator does not see the call because another generator wrote it. It does see a file that merely looks
    /// generated: there the compiler knows who intercepts the call.</summary>
    public static bool IsUnseen(OperationAnalysisContext context, InvocationExpressionSyntax call) =>
        context.IsGeneratedCode && context.Operation.SemanticModel!.GetInterceptorMethod(call, context.CancellationToken) is null;
}
