using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Structural;
using InstrumentGen.Analyzers.Weaving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>IG3002: requests that no longer say which trace they belong to. Forwarders pass on what they got, and exporters must not trace
/// themselves: both switch it off on purpose.</summary>
sealed class PropagationOffRule : StructureRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.PropagationOff,
        title: "Trace headers are switched off",
        messageFormat: "'{0}' keeps trace headers out of {1}, so every trace ends at this process; {2}",
        category: RuleCategories.Correlation,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A trace goes on in the next service only if the request carries its id.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.PropagationOff));

    // Words of types, methods and namespaces whose requests are not to be traced, or are traced by themselves.
    static readonly HashSet<string> s_exempt = new(StringComparer.Ordinal)
    {
        "proxy", "proxies", "forwarder", "forwarders", "forward", "forwarding", "exporter", "exporters", "export", "exporting", "otlp", "collector", "yarp", "tunnel", "gateway",
    };

    // Words of settings that decide over it.
    static readonly HashSet<string> s_options = new(StringComparer.Ordinal)
    {
        "trace", "traces", "tracing", "propagate", "propagates", "propagation", "propagator", "telemetry", "activity", "activities", "headers",
    };

    public override DiagnosticDescriptor Descriptor => s_rule;

    public override ImmutableArray<string> Triggers { get; } = ["ActivityHeadersPropagator", "CreateNoOutputPropagator", "SetSwitch", "SetDefaultTextMapPropagator"];

    public override IEnumerable<Diagnostic> Check(CodeBlock code)
    {
        foreach (IOperation operation in code.Operations)
        {
            Diagnostic? found = operation switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment => OfProperty(property, assignment.Value, code),
                IInvocationOperation call => OfCall(call),
                _ => null,
            };
            if (found is not null && !IsExempt(code.Owner) && !IsOption(operation.Syntax) && !WritesHeaders(code.Syntax)) yield return found;
        }
    }

    static Diagnostic? OfProperty(IPropertyReferenceOperation property, IOperation value, CodeBlock code)
    {
        bool isOfHandler = property.Property.Name == "ActivityHeadersPropagator" && property.Property.ContainingType.IsA("System.Net.Http.SocketsHttpHandler");
        bool isOfProcess = property.Property.IsMemberOf("System.Diagnostics.DistributedContextPropagator", "Current");
        if (!(isOfHandler && IsNull(value)) && !((isOfHandler || isOfProcess) && IsNoOutput(value))) return null;
        if (isOfHandler && Invokers.Have(property, code)) return null;
        return Report(property.Syntax, property.Property.Name, isOfProcess ? "all requests" : "the handler's requests", "leave the propagator as it is");
    }

    static Diagnostic? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.IsMemberOf("System.AppContext", "SetSwitch") && Constant(call, 0) is "System.Net.Http.EnableActivityPropagation" && Constant(call, 1) is false)
        {
            return Report(call.Syntax, method.Name, "all requests", "remove the switch");
        }

        bool isNoPropagator = method.IsMemberOf("OpenTelemetry.Sdk", "SetDefaultTextMapPropagator") && call.Arguments.Length == 1
            && Created(call.Arguments[0].Value)?.Name is { } name && NameWords.Split(name) is [var first, ..] words && (first is "noop" or "null" || first == "no" && words.Length > 1 && words[1] == "op");
        return isNoPropagator ? Report(call.Syntax, method.Name, "all messages", "set a propagator that writes them") : null;
    }

    static Diagnostic Report(SyntaxNode place, string name, string what, string remedy) => Diagnostic.Create(s_rule, Places.OfName(place), name, what, remedy);

    static object? Constant(IInvocationOperation call, int ordinal) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value.ConstantValue.Value;

    static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null } || value is IConversionOperation conversion && IsNull(conversion.Operand);

    static bool IsNoOutput(IOperation value) => value is IInvocationOperation { TargetMethod.Name: "CreateNoOutputPropagator" } || value is IConversionOperation conversion && IsNoOutput(conversion.Operand);

    static ITypeSymbol? Created(IOperation value) => value is IConversionOperation conversion ? Created(conversion.Operand) : (value as IObjectCreationOperation)?.Type;

    static bool IsExempt(ISymbol owner)
    {
        for (ISymbol? symbol = owner; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (symbol is not (IModuleSymbol or IAssemblySymbol) && NameWords.Split(symbol.Name).Any(s_exempt.Contains)) return true;
        }

        return false;
    }

    // if (!options.PropagateTraces): somebody has been asked.
    static bool IsOption(SyntaxNode place) => place.Ancestors().OfType<IfStatementSyntax>().Any(branch =>
        !branch.Condition.Span.Contains(place.Span)
        && branch.Condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().SelectMany(static name => NameWords.Split(name.Identifier.ValueText)).Any(s_options.Contains));

    // Who writes the headers by hand needs no second hand.
    static bool WritesHeaders(SyntaxNode code) =>
        code.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && type.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(static literal => literal.Token.Value is string text && text.Equals("traceparent", StringComparison.OrdinalIgnoreCase));
}
