using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>What expressions are made of.</summary>
sealed partial class FlowInterpreter
{
    FlowValue Evaluate(IOperation? operation, FlowState state)
    {
        if (operation is null || ++_steps > MostSteps || _nesting > DeepestExpression) return FlowValue.Unknown;
        _nesting++;
        FlowValue value = operation.ConstantValue.HasValue ? FlowValue.Vouched : EvaluateKind(operation, state);
        _nesting--;
        if (_isRecording)
        {
            _values[operation] = value;
            Record(operation);
        }

        return value;
    }

    FlowValue EvaluateKind(IOperation operation, FlowState state) => operation switch
    {
        ILocalReferenceOperation local => state[local.Local] ?? FlowValue.Unknown,
        IParameterReferenceOperation parameter => OfParameter(parameter, state),
        IFlowCaptureReferenceOperation capture => state[capture.Id] ?? FlowValue.Unknown,
        IFlowCaptureOperation capture => Capture(capture, state),
        IFieldReferenceOperation field => OfField(field, state),
        IPropertyReferenceOperation property => OfProperty(property, state),
        ISimpleAssignmentOperation assignment => Assign(assignment.Target, Evaluate(assignment.Value, state), state, assignment.Value),
        ICompoundAssignmentOperation compound => Assign(compound.Target, Evaluate(compound.Target, state).With(Evaluate(compound.Value, state)), state),
        IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction.Target, deconstruction.Value, state),
        IInvocationOperation call => Call(call, state),
        IObjectCreationOperation creation => Create(creation, state),
        IConversionOperation conversion => Convert(conversion, state),
        IBinaryOperation binary => Compose(binary, Derived(All(binary.ChildOperations, state), binary.Type)),
        IAwaitOperation awaited => Evaluate(awaited.Operation, state),
        IIsPatternOperation pattern => Match(pattern, state),
        IFlowAnonymousFunctionOperation lambda => Lambda(lambda, state, null),
        IDelegateCreationOperation creation => Evaluate(creation.Target, state),
        IInterpolatedStringOperation text => Compose(text, All(text.ChildOperations, state)),
        IInterpolationOperation part => Evaluate(part.Expression, state) is var value && Shown(part.Expression, asText: true) is { } shown ? value with { Origins = value.Origins | shown } : value,
        IMethodReferenceOperation reference => Reference(reference, state),
        IInstanceReferenceOperation => FlowValue.Unknown,
        IDefaultValueOperation or ITypeOfOperation or INameOfOperation or ISizeOfOperation => FlowValue.Vouched,
        IArrayElementReferenceOperation element => First(element.ChildOperations, state),
        IImplicitIndexerReferenceOperation { Argument.Type.Name: "Range" } range => First(range.ChildOperations, state).Without(origins.Named),
        _ => Parts(operation, state),
    };

    // What a value is made of and carries on: strings, tuples, collections, anonymous objects.
    FlowValue Parts(IOperation operation, FlowState state)
    {
        FlowValue value = All(operation.ChildOperations, state);
        return operation.Type is null or { SpecialType: SpecialType.System_Void } ? value : Derived(value, operation.Type);
    }

    FlowValue All(IOperation.OperationList operations, FlowState state)
    {
        FlowValue? value = null;
        foreach (IOperation operation in operations)
        {
            FlowValue part = Evaluate(operation, state);
            value = value?.With(part) ?? part;
        }

        return value ?? FlowValue.Vouched;
    }

    // Text that is put together is no template any more, whatever it is made of.
    FlowValue Compose(IOperation text, FlowValue value) =>
        hasTemplates && text.Type?.SpecialType == SpecialType.System_String
            ? value with { Origins = value.Origins | origins.Add(new(OriginKind.Composed, "", "is put together", text.Syntax)), IsVouched = false }
            : value;

    // The first carries the value, the others are looked at for what they do.
    FlowValue First(IOperation.OperationList operations, FlowState state)
    {
        FlowValue? first = null;
        foreach (IOperation operation in operations)
        {
            FlowValue value = Evaluate(operation, state);
            first ??= value;
        }

        return first ?? FlowValue.Unknown;
    }

    // A number or an answer that was made of a secret does not give it away; it still has as many values.
    FlowValue Derived(FlowValue value, ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_Boolean ? FlowValue.Vouched
        : CarrierTypes.CanCarry(type) ? value
        : value.Without(origins.Private);

    FlowValue Convert(IConversionOperation conversion, FlowState state)
    {
        FlowValue value = Evaluate(conversion.Operand, state);
        return conversion.OperatorMethod is null ? value : Derived(value, conversion.Type);
    }

    FlowValue OfParameter(IParameterReferenceOperation reference, FlowState state)
    {
        if (state[reference.Parameter] is { } known) return known;
        // A primary constructor's parameter, or one of a function around this one.
        FlowValue value = sources.OfParameter(reference.Parameter);
        state[reference.Parameter] = value;
        return value;
    }

    FlowValue OfField(IFieldReferenceOperation reference, FlowState state)
    {
        Evaluate(reference.Instance, state);
        if (reference.Field is { IsStatic: true, IsReadOnly: true } or { ContainingType.TypeKind: TypeKind.Enum } && reference.Field.DeclaringSyntaxReferences.IsEmpty) return FlowValue.Vouched;
        if (state[reference.Field] is { } assigned) return assigned;
        if (!reference.Field.ContainingType.IsTupleType) return sources.OfMember(reference.Field, reference.Type ?? reference.Field.Type, reference.Syntax);
        FlowValue part = Part(reference.Instance, reference.Field, state) ?? FlowValue.Unknown;
        return part.IsVouched || !part.Origins.IsEmpty ? part : sources.OfMember(reference.Field, reference.Type ?? reference.Field.Type, reference.Syntax);
    }

    FlowValue OfProperty(IPropertyReferenceOperation reference, FlowState state)
    {
        FlowValue instance = Evaluate(reference.Instance, state);
        foreach (IArgumentOperation argument in reference.Arguments) Evaluate(argument, state);
        if (state[Text(reference)] is { } refined) return refined;
        if (Barriers.Stop(reference.Property)) return FlowValue.Vouched;
        if (reference.Property.ContainingType.IsAnonymousType && Part(reference.Instance, reference.Property, state) is { } part) return part;
        FlowValue own = sources.OfMember(reference.Property, reference.Type ?? reference.Property.Type, reference.Syntax);
        if (own.IsVouched) return own;
        if (reference.Property.IsIndexer && reference.Arguments is [{ Value.ConstantValue: { HasValue: true, Value: string key } }, ..])
        {
            own = own with { Origins = own.Origins | sources.OfKey(key, reference.Property.Type, reference.Syntax) };
        }

        return Transfers.PassesOn(reference.Property) ? Derived(own.With(instance), reference.Type) : own;
    }

    FlowValue Create(IObjectCreationOperation creation, FlowState state)
    {
        FlowValue arguments = All(creation.ChildOperations, state);
        FlowValue own = new(creation.Type is { } type ? sources.ByType(type, creation.Syntax) : OriginSet.Empty, false);
        return creation.Constructor is { } constructor && Transfers.PassesOn(constructor) && !Exceptions.Are(creation.Type) ? arguments.With(own) : own;
    }

    FlowValue Capture(IFlowCaptureOperation capture, FlowState state)
    {
        FlowValue value = Evaluate(capture.Value, state);
        _captured[capture.Id] = capture.Value;
        state[capture.Id] = value;
        return value;
    }

    // Evaluated again: what is asked for again is a variable or made of some.
    FlowValue Known(IOperation operation, FlowState state)
    {
        bool isRecording = _isRecording;
        _isRecording = false;
        FlowValue value = Evaluate(operation, state);
        _isRecording = isRecording;
        return value;
    }

    // A part of a tuple or anonymous object: what was put there, where that is known; else all that the whole holds.
    FlowValue? Part(IOperation? whole, ISymbol member, FlowState state)
    {
        if (whole is null) return null;
        return (Variable(whole) is { } variable ? state[new PartKey(variable, member.Name)] : null) ?? Known(whole, state);
    }

    static object? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        _ => null,
    };

    static string Text(IOperation operation) => operation.Syntax.ToString();
}
