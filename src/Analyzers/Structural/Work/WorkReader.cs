using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Structural.Work;

/// <summary>Reads what a piece of work does. Methods of the same type and file that it calls belong to it; what is written elsewhere is not
/// known.</summary>
sealed class WorkReader(CodeBlock code)
{
    const int DeepestCall = 3;
    const int MostOperations = 5_000;

    static readonly HashSet<string> s_spanStarts = new(StringComparer.Ordinal)
    {
        // Application Insights, Elastic APM, Sentry, Datadog, OpenTracing.
        "StartOperation", "StartTransaction", "CaptureTransaction", "CaptureSpan", "StartActive", "BuildSpan", "StartChild",
    };

    readonly SinkCatalog _sinks = SinkCatalog.Of(code.Model.Compilation);
    readonly HashSet<IMethodSymbol> _read = new(SymbolEqualityComparer.Default);
    int _operations;

    /// <summary>What the work does.</summary>
    public WorkKinds Read(IOperation work) => Read(work, 0);

    /// <summary>What a delegate does: a lambda, a local function or a method of the type.</summary>
    public WorkKinds ReadDelegate(IOperation? value) => value switch
    {
        IConversionOperation conversion => ReadDelegate(conversion.Operand),
        IDelegateCreationOperation creation => ReadDelegate(creation.Target),
        IAnonymousFunctionOperation lambda => Read(lambda.Body),
        IMethodReferenceOperation { Method: var method } when IsOwn(method) && code.CodeOf(method) is { } body => Read(body),
        _ => WorkKinds.None,
    };

    WorkKinds Read(IOperation work, int depth)
    {
        WorkKinds found = WorkKinds.None;
        Stack<IOperation> pending = new([work]);
        while (pending.Count > 0 && ++_operations < MostOperations)
        {
            IOperation operation = pending.Pop();
            found |= operation switch
            {
                IInvocationOperation call => OfCall(call, depth),
                IObjectCreationOperation { Type.Name: "Timer" } => WorkKinds.Endless,
                ILoopOperation loop when Loops.IsEndless(loop) => WorkKinds.Endless,
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } when property.IsMemberOf(KnownTypes.Activity, "Current") => WorkKinds.RestoresContext,
                _ => WorkKinds.None,
            };

            // That work was told to stop is no news.
            foreach (IOperation child in operation.ChildOperations.Where(static child => !IsCancellation(child))) pending.Push(child);
        }

        return found;
    }

    WorkKinds OfCall(IInvocationOperation call, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        WorkKinds found = OfSink(call) | OfSpan(call);
        if (OutgoingCalls.Has(method)) found |= WorkKinds.Sends;
        if (method.IsMemberOf("System.Threading.ExecutionContext", "Run", "Restore") || method.IsMemberOf(KnownTypes.Activity, "SetParentId") || method.Name == "Extract") found |= WorkKinds.RestoresContext;
        if (found == WorkKinds.None && depth < DeepestCall && IsOwn(method) && _read.Add(method) && code.CodeOf(method) is { } body) found = Read(body, depth + 1);
        return found == WorkKinds.None && StartsSpanElsewhere(method) ? WorkKinds.StartsSpan : found;
    }

    // A method of another type is not bound: that it names a span's start is enough to take it for traced.
    bool StartsSpanElsewhere(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax(code.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText is "StartActivity" or "StartActiveSpan" or "StartSpan"));

    WorkKinds OfSink(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (AttributeReader.Has(method, "Microsoft.Extensions.Logging.LoggerMessageAttribute") || AttributeReader.Has(method, MetadataNames.LogEvent)) return WorkKinds.Logs;
        if (method.MethodKind == MethodKind.DelegateInvoke) return LoggerMessages.OfDelegate(call).Any() ? WorkKinds.Logs : WorkKinds.None;
        return _sinks.Find(method.ContainingType, method.Name)?.Kind switch
        {
            SinkKind.Log => WorkKinds.Logs,
            SinkKind.SpanTag or SinkKind.SpanEvent or SinkKind.SpanStatus or SinkKind.SpanName => WorkKinds.Traces,
            _ => WorkKinds.None,
        };
    }

    static WorkKinds OfSpan(IInvocationOperation call)
    {
        if (!StartsSpan(call.TargetMethod)) return WorkKinds.None;
        bool hasParent = call.Arguments.Any(static argument =>
            argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Name is "parentContext" or "parentId" or "links" or "parentSpan" && !argument.Value.ConstantValue.HasValue);
        return WorkKinds.Traces | WorkKinds.StartsSpan | (hasParent ? WorkKinds.RestoresContext : WorkKinds.None);
    }

    static bool StartsSpan(IMethodSymbol method) =>
        AttributeReader.IsAnnotated(method)
        || s_spanStarts.Contains(method.Name)
        || (method.ReturnType.Is(KnownTypes.Activity) || method.ReturnType.Is(KnownTypes.TelemetrySpan)) && !method.ContainingType.Is(KnownTypes.Activity) && !method.ContainingType.Is(KnownTypes.TelemetrySpan)
        || method.Name.StartsWith("Start", StringComparison.Ordinal) && (method.Name.Contains("Activity") || method.Name.Contains("Span"));

    bool IsOwn(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction || SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, code.Owner.ContainingType?.OriginalDefinition);

    static bool IsCancellation(IOperation operation) =>
        operation is ICatchClauseOperation { ExceptionType: { } type } && type.IsA("System.OperationCanceledException");
}
