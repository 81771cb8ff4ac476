using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Tracing;

/// <summary>The calls that start a span and those that end one.</summary>
static class SpanStarts
{
    /// <summary>The names that start spans, for the first look at code.</summary>
    public static readonly string[] Names = ["StartActivity", "CreateActivity", "StartActiveSpan", "StartSpan", "StartRootSpan", "Activity"];

    /// <summary>Whether the call starts a span that is given back.</summary>
    public static bool IsStart(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: var method }
        && (method.IsMemberOf(KnownTypes.ActivitySource, "StartActivity") || method.IsMemberOf(KnownTypes.Tracer, "StartActiveSpan", "StartSpan", "StartRootSpan"));

    /// <summary>Whether the call starts a span that is the current one from then on.</summary>
    public static bool IsCurrent(IOperation operation) => IsStart(operation) && operation is IInvocationOperation { TargetMethod.Name: "StartActivity" or "StartActiveSpan" };

    /// <summary>Whether an activity is made that does not run yet.</summary>
    public static bool IsDraft(IOperation operation) =>
        operation is IObjectCreationOperation creation && creation.Type.Is(KnownTypes.Activity)
        || operation is IInvocationOperation { TargetMethod: var method } && method.IsMemberOf(KnownTypes.ActivitySource, "CreateActivity");

    /// <summary>Whether the member ends the span that it is called on.</summary>
    public static bool IsEnd(ISymbol? member) => member is IMethodSymbol { Name: "Dispose" or "DisposeAsync" or "Stop" or "End" };
}
