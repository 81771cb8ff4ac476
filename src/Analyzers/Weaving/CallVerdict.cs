using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Whether the generator weaves a call of an operation.</summary>
static class CallVerdict
{
    public static bool IsWoven(OperationUse use) =>
        use.Operation is { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model }
        && !GeneratedCode.IsOurs(use.Owner)
        && CallSiteParser.Check(model, call, use.CancellationToken) is null
        && !IsUnseen(use, call);

    /// <summary>Whether the generator does not see the call because another generator wrote it. It does see a file that merely looks
    /// generated: there the compiler knows who intercepts the call.</summary>
    public static bool IsUnseen(OperationUse use, InvocationExpressionSyntax call) =>
        use.IsGeneratedCode && use.Operation.SemanticModel!.GetInterceptorMethod(call, use.CancellationToken) is null;
}
