using System.Collections.Immutable;
using InstrumentGen.Analyzers.Structural;
using InstrumentGen.Analyzers.Structural.Work;
using InstrumentGen.Analyzers.Weaving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>IG3001: work that logs, traces or sends is started without the execution context, and so without the trace. A timer or a loop
/// that is to outlive its creator is started like that on purpose.</summary>
sealed class SuppressedFlowRule : StructureRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.SuppressedFlow,
        title: "Work is started without the trace that it belongs to",
        messageFormat: "'{0}' leaves the trace behind, and the work {1}, which nobody can connect to what started it; {2}, or hand the parent's context over",
        category: RuleCategories.Correlation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The current span and everything else that is local to a request travel with the execution context.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.SuppressedFlow));

    public override DiagnosticDescriptor Descriptor => s_rule;

    public override ImmutableArray<string> Triggers { get; } = ["SuppressFlow", "UnsafeQueueUserWorkItem", "UnsafeStart"];

    public override IEnumerable<Diagnostic> Check(CodeBlock code)
    {
        foreach (IInvocationOperation call in code.Operations.OfType<IInvocationOperation>())
        {
            if (Work(call, code) is not { } started) continue;
            WorkKinds work = started.Work.Select(one => new WorkReader(code).ReadDelegate(one)).FirstOrDefault(IsTorn);
            if (work == WorkKinds.None) continue;
            yield return Diagnostic.Create(s_rule, Places.OfName(call.Syntax), call.TargetMethod.Name, Text(work), started.Remedy);
        }
    }

    static (IEnumerable<IOperation?> Work, string Remedy)? Work(IInvocationOperation call, CodeBlock code)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsMemberOf("System.Threading.ThreadPool", "UnsafeQueueUserWorkItem")) return ([Callback(call)], "use 'QueueUserWorkItem'");
        if (method.IsMemberOf("System.Threading.Thread", "UnsafeStart")) return (Bodies(call.Instance, code), "use 'Start'");
        if (method.IsMemberOf("System.Threading.ExecutionContext", "SuppressFlow")) return (FlowScope.StartedIn(call, code), "let the context flow");
        return null;
    }

    static IOperation? Callback(IInvocationOperation call) => call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate)?.Value;

    static IEnumerable<IOperation?> Bodies(IOperation? thread, CodeBlock code) => thread switch
    {
        ILocalReferenceOperation { Local: var local } => code.ValuesOf(local).SelectMany(value => value is ILocalReferenceOperation ? [] : Bodies(value, code)),
        IConversionOperation conversion => Bodies(conversion.Operand, code),
        IObjectCreationOperation creation => [creation.Arguments.FirstOrDefault()?.Value],
        _ => [],
    };

    static bool IsTorn(WorkKinds work) =>
        (work & (WorkKinds.Logs | WorkKinds.Traces | WorkKinds.Sends)) != 0 && (work & (WorkKinds.RestoresContext | WorkKinds.Endless)) == 0;

    static string Text(WorkKinds work)
    {
        if ((work & WorkKinds.Sends) != 0) return "calls other processes";
        return (work & WorkKinds.Logs) != 0 ? "logs" : "makes spans";
    }
}
