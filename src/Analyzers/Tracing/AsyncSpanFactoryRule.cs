using System.Collections.Immutable;
using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Tracing;

/// <summary>IG5002: what an asynchronous method changes of the current context is undone when it returns to its caller.</summary>
sealed class AsyncSpanFactoryRule : StructureRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.AsyncSpanFactory,
        title: "A span that is started in an async method is not current in its caller",
        messageFormat: "The span that the async {0} returns is not current in its caller, so what happens there is not part of it; start it in a method that is not async, or take the work as a delegate",
        category: RuleCategories.Tracing,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The current span flows into what is called, and out of a method only where that is not async.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.AsyncSpanFactory));

    public override DiagnosticDescriptor Descriptor => s_rule;

    public override ImmutableArray<string> Triggers { get; } = [.. SpanStarts.Names];

    public override IEnumerable<Diagnostic> Check(CodeBlock code)
    {
        foreach (IReturnOperation exit in code.Operations.OfType<IReturnOperation>())
        {
            if (exit.ReturnedValue is not { } value || code.FunctionOf(exit) is not { IsAsync: true } function || !IsStarted(value, function, code) || IsEnded(value, code)) continue;
            yield return Diagnostic.Create(s_rule, value.Syntax.GetLocation(), function.MethodKind == MethodKind.AnonymousFunction ? "lambda" : $"'{function.Name}'");
        }
    }

    static bool IsStarted(IOperation value, IMethodSymbol function, CodeBlock code) => value switch
    {
        IConversionOperation conversion => IsStarted(conversion.Operand, function, code),
        ITupleOperation tuple => tuple.Elements.Any(element => IsStarted(element, function, code)),
        ICoalesceOperation choice => IsStarted(choice.Value, function, code),
        IConditionalOperation { WhenFalse: { } other } choice => IsStarted(choice.WhenTrue, function, code) || IsStarted(other, function, code),
        // source.StartActivity("x")?.SetTag("a", 1) is the activity.
        IConditionalAccessOperation access when IsSpan(access.Type) => IsStarted(access.Operation, function, code),
        IInvocationOperation { Instance: { } receiver } call when IsSpan(call.Type) && IsSpan(receiver.Type) => IsStarted(receiver, function, code),
        ILocalReferenceOperation { Local: var local } => IsOf(local, function) && code.ValuesOf(local).Any(one => one is not ILocalReferenceOperation && IsStarted(one, function, code)),
        _ => SpanStarts.IsCurrent(value),
    };

    // What was ended before it is returned is a record of what has been done.
    static bool IsEnded(IOperation value, CodeBlock code)
    {
        if (value is IConversionOperation conversion) return IsEnded(conversion.Operand, code);
        if (value is not ILocalReferenceOperation { Local: var local }) return false;
        return code.ReferencesTo(local).Any(reference =>
            SpanStarts.IsEnd(ValueUse.Of(reference, isFluent: true).Member)
            && (reference.Syntax.FirstAncestorOrSelf<FinallyClauseSyntax>() is not null || reference.Syntax.FirstAncestorOrSelf<BlockSyntax>() is { } block && block.Span.Contains(value.Syntax.Span)));
    }

    // A variable of the function around a lambda was set there, where it is current.
    static bool IsOf(ILocalSymbol local, IMethodSymbol function) => SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, function);

    static bool IsSpan(ITypeSymbol? type) => type.Is(KnownTypes.Activity) || type.Is(KnownTypes.TelemetrySpan);
}
