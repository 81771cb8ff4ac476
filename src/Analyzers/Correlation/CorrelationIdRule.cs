using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>IG3005: a correlation id that is made up although the trace has one.</summary>
sealed class CorrelationIdRule : StructureRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.CorrelationId,
        title: "A correlation id is made up beside the trace's",
        messageFormat: "'{0}' is given a new Guid, so what carries it cannot be found from the trace; take 'Activity.Current' first and the Guid where there is none",
        category: RuleCategories.Correlation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Requests have an id already: the trace id, which every service passes on.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.CorrelationId));

    static readonly HashSet<string> s_traceNames = new(StringComparer.Ordinal)
    {
        "TraceId", "RootId", "SpanId", "TraceParent", "ActivityTraceId", "ActivityContext", "CreateRandom",
    };

    static readonly HashSet<string> s_conversations = new(StringComparer.Ordinal) { "ReplyTo", "ReplyToAddress", "ReplyToSessionId", "TaskCompletionSource" };

    static readonly HashSet<string> s_standIns = new(StringComparer.Ordinal) { "test", "tests", "testing", "fake", "mock", "stub", "dummy", "sample", "samples", "example", "demo", "seed", "seeder", "benchmark", "benchmarks" };

    public override DiagnosticDescriptor Descriptor => s_rule;

    public override ImmutableArray<string> Triggers { get; } = ["NewGuid", "CreateVersion7"];

    public override bool Concerns(ISymbol owner) => owner.ContainingType is not { } type || !NameWords.Split(type.Name).Any(s_standIns.Contains);

    public override IEnumerable<Diagnostic> Check(CodeBlock code)
    {
        foreach (IInvocationOperation call in code.Operations.OfType<IInvocationOperation>())
        {
            if (!call.TargetMethod.IsMemberOf("System.Guid", "NewGuid", "CreateVersion7") || Target(call, code) is not { } target) continue;
            if (ReadsTrace(code) || IsOfConversation(target, code)) continue;
            yield return Diagnostic.Create(s_rule, call.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add("name", target.Name), target.Name);
        }
    }

    // What the id is called where it ends up. A variable with a name that says nothing is followed to headers and scopes.
    static ValueTarget? Target(IOperation guid, CodeBlock code)
    {
        foreach (ValueTarget target in ValueTargets.Of(guid, code.Owner))
        {
            if (CorrelationNames.Fits(target)) return target;
            if (target.Local is not { } local || !CorrelationNames.SaysNothing(local.Name)) continue;
            return code.ReferencesTo(local)
                .SelectMany(reference => ValueTargets.Of(reference, code.Owner))
                .FirstOrDefault(static one => one.IsKey && CorrelationNames.Fits(one));
        }

        return null;
    }

    // The trace is asked in the member itself, or in one that it calls.
    static bool ReadsTrace(CodeBlock code) =>
        ReadsTrace(code.Syntax)
        || code.Operations.Select(Called).OfType<ISymbol>()
            .SelectMany(static member => member.DeclaringSyntaxReferences)
            .Any(reference => ReadsTrace(reference.GetSyntax(code.CancellationToken)));

    static ISymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.ReducedFrom ?? call.TargetMethod,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    static bool ReadsTrace(SyntaxNode code) => code.DescendantNodes().Any(static node => node switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Current", Expression: var type } => type is IdentifierNameSyntax { Identifier.ValueText: "Activity" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Activity" },
        MemberAccessExpressionSyntax access => s_traceNames.Contains(access.Name.Identifier.ValueText) && !(access.Parent is AssignmentExpressionSyntax { Left: var left } && left == access),
        MemberBindingExpressionSyntax binding => s_traceNames.Contains(binding.Name.Identifier.ValueText),
        LiteralExpressionSyntax literal => literal.Token.Value is string text && text.Equals("traceparent", StringComparison.OrdinalIgnoreCase),
        _ => false,
    });

    // The correlation id of a question finds its answer in a queue of replies or a table of who waits, and that of a saga is the saga's own.
    static bool IsOfConversation(ValueTarget target, CodeBlock code) =>
        code.Syntax.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => s_conversations.Contains(name.Identifier.ValueText))
        || IsSaga(target.Owner) || IsSaga(code.Owner.ContainingType);

    static bool IsSaga(ITypeSymbol? type) => type is not null && type.AllInterfaces.Any(static one => one.Name is "CorrelatedBy" or "SagaStateMachineInstance" or "ISaga" or "IContainSagaData");
}
