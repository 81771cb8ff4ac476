using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>What calls give back, and what they do to what they are given.</summary>
sealed partial class FlowInterpreter
{
    FlowValue Call(IInvocationOperation call, FlowState state)
    {
        IMethodSymbol method = call.TargetMethod;
        FlowValue instance = Evaluate(call.Instance, state);
        FlowValue source = call.Instance is null && call.Arguments.Length > 0 ? Evaluate(call.Arguments[0].Value, state) : instance;
        var arguments = new FlowValue[call.Arguments.Length];
        FlowValue all = call.Instance is null ? FlowValue.Vouched : instance;
        FlowValue? lambdas = null;
        for (int index = 0; index < arguments.Length; index++)
        {
            IOperation value = call.Arguments[index].Value;
            bool isFirst = call.Instance is null && index == 0;
            IFlowAnonymousFunctionOperation? lambda = LambdaOf(value);
            arguments[index] = isFirst ? source : lambda is not null && Transfers.IsSequence(method) ? Lambda(lambda, state, source) : Evaluate(value, state);
            if (Transfers.FillsReceiver(method)) arguments[index] = WithShown(call.Arguments[index].Parameter?.Type, value, arguments[index]);
            if (lambda is null) all = all.With(arguments[index]);
            else lambdas = lambdas?.With(arguments[index]) ?? arguments[index];
            if (_isRecording) _values[call.Arguments[index]] = arguments[index];
            WriteBack(call, call.Arguments[index], arguments[index], state);
        }

        if (method.MethodKind == MethodKind.LocalFunction) return InterpretFunction(method.OriginalDefinition, state, arguments) ?? FlowValue.Unknown;
        if (Transfers.FillsReceiver(method) && call.Instance is { } receiver) Add(receiver, all, state);
        return Result(call, method, all, source, lambdas);
    }

    FlowValue Result(IInvocationOperation call, IMethodSymbol method, FlowValue all, FlowValue source, FlowValue? lambdas)
    {
        if (method.ReturnsVoid) return FlowValue.Unknown;
        if (Barriers.Stop(method, options)) return new(all.Origins & ~origins.Private, true);
        FlowValue own = sources.OfMember(method, method.ReturnType, call.Syntax);
        if (own.IsVouched || !(own.Origins & origins.Private).IsEmpty) return own;
        if (own.Origins == (own.Origins & origins.Growing) && Key(call) is { } key && Transfers.LooksUp(method))
        {
            own = own with { Origins = own.Origins | sources.OfKey(key, method.ReturnType, call.Syntax) };
        }

        if (Transfers.Bounds(method)) return own;
        if (TextOf(call) is { } shown) own = own with { Origins = own.Origins | shown };
        FlowValue passed = Transfers.Of(method) switch
        {
            Transfer.All => all,
            Transfer.Source => source,
            Transfer.Lambda => lambdas ?? source,
            _ => FlowValue.Unknown,
        };
        // A part of a secret that is only called one was cut off to be shown.
        if (method.Name is "Substring" or "Remove" or "Slice" || (method.Name == "Split" && IsAtSign(call))) passed = passed.Without(origins.Named);
        if (method is { Name: "Format" or "Concat", ContainingType.SpecialType: SpecialType.System_String }) passed = Compose(call, passed);
        return Derived(own.With(passed) with { IsVouched = passed.IsVouched && own.Origins.IsEmpty && Transfers.Of(method) != Transfer.None }, method.ReturnType);
    }

    // JSON shows all members of an object, ToString those that it chooses.
    OriginSet? TextOf(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Serialize" or "SerializeObject" or "SerializeToNode", ContainingType.Name: "JsonSerializer" or "JsonConvert" } when call.Arguments.Length > 0 => Shown(call.Arguments[0].Value, asText: false),
        { Name: "ToString", Parameters.Length: 0 } when call.Instance is { } instance => Shown(instance, asText: true),
        _ => null,
    };

    // A table of objects shows them as text when it is recorded.
    FlowValue WithShown(ITypeSymbol? slot, IOperation value, FlowValue known) =>
        slot?.SpecialType == SpecialType.System_Object && Shown(value, asText: true) is { } shown ? known with { Origins = known.Origins | shown } : known;

    OriginSet? Shown(IOperation value, bool asText)
    {
        IOperation bare = SinkArguments.Unwrap(value);
        return bare.Type is { SpecialType: SpecialType.None } type ? sources.OfObject(type, asText, bare.Syntax) : null;
    }

    // out and ref: what the callee writes is named as the variable is, and may be what it was given.
    void WriteBack(IInvocationOperation call, IArgumentOperation argument, FlowValue value, FlowState state)
    {
        if (argument.Parameter is not { RefKind: RefKind.Out or RefKind.Ref } parameter) return;
        IOperation target = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
        if (target is IDiscardOperation) return;
        IMethodSymbol method = call.TargetMethod;
        if (method.Name == "TryGetValue" && parameter.RefKind == RefKind.Out && Key(call) is var key && sources.OfLookup(method, parameter.Type, key, call.Syntax) is { Origins.IsEmpty: false } found)
        {
            Assign(target, found, state);
            return;
        }

        bool bounds = Transfers.Bounds(method) || method.Name is "TryParse" or "TryGetValue";
        FlowValue passed = parameter.RefKind == RefKind.Ref ? value : FlowValue.Unknown;
        Assign(target, bounds && parameter.RefKind == RefKind.Out ? FlowValue.Unknown : passed, state);
    }

    // The domain of a mail address is nobody's.
    static bool IsAtSign(IInvocationOperation call) => call.Arguments is [{ Value: var value }, ..] && value.DescendantsAndSelf().Any(static one => one.ConstantValue is { HasValue: true, Value: '@' or "@" });

    static string? Key(IInvocationOperation call) => call.Arguments.Select(static argument => argument.Value.ConstantValue.Value).OfType<string>().FirstOrDefault();

    static IFlowAnonymousFunctionOperation? LambdaOf(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IDelegateCreationOperation creation:
                    value = creation.Target;
                    continue;
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    continue;
                default:
                    return value as IFlowAnonymousFunctionOperation;
            }
        }
    }

    FlowValue Lambda(IFlowAnonymousFunctionOperation lambda, FlowState state, FlowValue? element)
    {
        if (_depth >= DeepestFunction) return FlowValue.Unknown;
        ControlFlowGraph? code = _graph is null ? null : FindLambda(_graph, lambda);
        if (code is null) return FlowValue.Unknown;
        return InterpretInside(code, lambda.Symbol, state, element is { } value ? [value] : null) ?? FlowValue.Unknown;
    }

    FlowValue Reference(IMethodReferenceOperation reference, FlowState state)
    {
        Evaluate(reference.Instance, state);
        return reference.Method.MethodKind == MethodKind.LocalFunction && InterpretFunction(reference.Method, state, []) is { } result ? result : FlowValue.Unknown;
    }

    static ControlFlowGraph? FindLambda(ControlFlowGraph code, IFlowAnonymousFunctionOperation lambda)
    {
        try
        {
            return code.GetAnonymousFunctionControlFlowGraphInScope(lambda);
        }
        catch (ArgumentOutOfRangeException)
        {
            // It belongs to another graph, as one in an initializer that is evaluated elsewhere does.
            return null;
        }
    }
}
