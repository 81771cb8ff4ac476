using System.Collections.Immutable;
using InstrumentGen.Analyzers.Structural;
using InstrumentGen.Analyzers.Structural.Work;
using InstrumentGen.Analyzers.Weaving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Metrics;

/// <summary>IG2004: what is to be made once is made for each call: it is used on the spot, or by a variable that never leaves the
/// method.</summary>
sealed class PerCallInstrumentRule : StructureRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.PerCallInstrument,
        title: "An instrument or a source of telemetry is made for each call",
        messageFormat: "{0} each time this code runs; keep one in a static field",
        category: RuleCategories.Metrics,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Meters, instruments and activity sources are made to live as long as the process: a new one is announced to every listener, and one that exists is at best found by its name.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.PerCallInstrument));

    public override DiagnosticDescriptor Descriptor => s_rule;

    public override ImmutableArray<string> Triggers { get; } = ["CreateCounter", "CreateHistogram", "CreateUpDownCounter", "CreateGauge", "CreateSummary", "Meter", "ActivitySource", "LoggerConfiguration"];

    public override bool Concerns(ISymbol owner) => owner switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.PropertyGet or MethodKind.ExplicitInterfaceImplementation or MethodKind.EventAdd or MethodKind.UserDefinedOperator } => true,
        // An object that is made for each request makes its fields for each.
        IMethodSymbol { MethodKind: MethodKind.Constructor } or IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } => RequestTypes.Has(owner.ContainingType),
        IPropertySymbol => true,
        _ => false,
    };

    public override IEnumerable<Diagnostic> Check(CodeBlock code)
    {
        foreach (IOperation creation in code.Operations)
        {
            if (Making(creation) is { } making && !StartUp.Has(creation, code) && (IsForOneCall(creation, code) || IsForOneRequest(creation, code) || IsGiven(creation, code))) yield return Diagnostic.Create(s_rule, Place(creation), making);
        }
    }

    // What is done to an object that should be made once.
    static string? Making(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Type: { } type } when type.Is(KnownTypes.Meter) || type.Is(KnownTypes.ActivitySource) => $"'{type.Name}' is made",
        IInvocationOperation { TargetMethod: var method } when IsInstrument(method) => $"The instrument of '{method.Name}' is made or searched for",
        IInvocationOperation { TargetMethod: { Name: "CreateLogger", ContainingType: { Name: "LoggerConfiguration", ContainingNamespace.Name: "Serilog" } } } => "A logger with its sinks is made",
        _ => null,
    };

    static bool IsInstrument(IMethodSymbol method) =>
        method.IsMemberOf(KnownTypes.Meter, "CreateCounter", "CreateHistogram", "CreateUpDownCounter", "CreateGauge")
        || (method.Name is "CreateCounter" or "CreateHistogram" or "CreateGauge" or "CreateSummary" && method.ContainingType is { Name: "Metrics" or "MetricFactory" or "IMetricFactory", ContainingNamespace.Name: "Prometheus" });

    static Location Place(IOperation creation) => creation is IInvocationOperation call ? Places.OfName(call.Syntax) : creation.Syntax.GetLocation();

    static bool IsForOneCall(IOperation creation, CodeBlock code)
    {
        ValueUse use = ValueUse.Of(creation, isFluent: false);
        return use.Kind switch
        {
            ValueUseKind.Receiver => IsUse(use, code),
            ValueUseKind.Local or ValueUseKind.Using when use.Local is { } local => IsKept(local, creation, code),
            _ => false,
        };
    }

    // A controller's field lives as long as a request.
    static bool IsForOneRequest(IOperation creation, CodeBlock code) =>
        RequestTypes.Has(code.Owner.ContainingType) && !code.Owner.IsStatic && code.FunctionOf(creation) is not { MethodKind: MethodKind.AnonymousFunction }
        && (code.Owner is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor });

    // Meter Meter => new("Shop"): somebody wrote => for =.
    static bool IsGiven(IOperation creation, CodeBlock code)
    {
        if (code.Owner is not (IMethodSymbol { MethodKind: MethodKind.PropertyGet } or IPropertySymbol) || code.Root is IPropertyInitializerOperation) return false;
        IOperation value = creation;
        while (value.Parent is IConversionOperation or IParenthesizedOperation) value = value.Parent;
        return value.Parent is IReturnOperation && code.FunctionOf(creation) is not { MethodKind: MethodKind.AnonymousFunction };
    }

    static bool IsKept(ILocalSymbol local, IOperation creation, CodeBlock code)
    {
        // meter ??= new Meter(...) is made when there is none.
        if (creation.Parent is ICoalesceAssignmentOperation || !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, code.FunctionOf(creation))) return false;
        IMethodSymbol? function = code.FunctionOf(creation);
        if (code.ReferencesTo(local).Any(reference => IsInLongLoop(reference, creation))) return false;
        ValueUse[] uses = [.. code.ReferencesTo(local).Where(static one => one.Parent is not IAssignmentOperation assignment || assignment.Target != one).Select(static one => ValueUse.Of(one, isFluent: false))];
        return uses.Length > 0 && uses.All(use =>
            SymbolEqualityComparer.Default.Equals(code.FunctionOf(use.Value), function)
            && (use.Kind is ValueUseKind.Compared or ValueUseKind.Using || use.Kind == ValueUseKind.Receiver && IsUse(use, code)));
    }

    // What is made before a loop that ends with the process serves all its rounds.
    static bool IsInLongLoop(IOperation reference, IOperation creation)
    {
        for (IOperation? one = reference.Parent; one is not null; one = one.Parent)
        {
            if (one is ILoopOperation loop && !loop.Syntax.Span.Contains(creation.Syntax.Span) && Loops.IsEndless(loop)) return true;
        }

        return false;
    }

    // An instrument that is stored keeps its meter; an observable one is called by it later.
    static bool IsUse(ValueUse use, CodeBlock code)
    {
        if (use.Member is not IMethodSymbol method || !method.ContainingType.IsA(KnownTypes.Meter) || !method.Name.StartsWith("Create", StringComparison.Ordinal)) return true;
        return IsInstrument(method) && use.User is { } made && IsForOneCall(made, code);
    }
}
