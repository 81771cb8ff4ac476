using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>What variables hold after they are written, and what conditions say of them.</summary>
sealed partial class FlowInterpreter
{
    readonly Dictionary<CaptureId, IOperation> _captured = [];

    FlowValue Assign(IOperation target, FlowValue value, FlowState state, IOperation? source = null)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                state.Forget(static key => key is string);
                state[local.Local] = value = sources.Named(local.Local, value, target.Syntax);
                if (source is not null) AssignParts(local.Local, source, state);
                break;
            case IParameterReferenceOperation parameter:
                state.Forget(static key => key is string);
                state[parameter.Parameter] = value;
                break;
            case IFlowCaptureReferenceOperation capture:
                state[capture.Id] = value;
                if (_captured.TryGetValue(capture.Id, out IOperation? place) && place is not IFlowCaptureReferenceOperation) Assign(place, value, state);
                break;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                state[field.Field] = Named(field.Field, value, target.Syntax);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property:
                foreach (IArgumentOperation argument in property.Arguments) Evaluate(argument, state);
                if (source is not null && property.Property.IsIndexer) value = WithShown(property.Property.Type, source, value);
                if (_isRecording) _values[property] = value;
                // What is put into a collection or builder is in it.
                if (property.Property.IsIndexer || Transfers.IsContainer(property.Property.ContainingType)) Add(instance, value, state);
                break;
            case IArrayElementReferenceOperation element:
                Add(element.ArrayReference, value, state);
                break;
            case IDeclarationExpressionOperation declaration:
                return Assign(declaration.Expression, value, state);
        }

        return value;
    }

    // What a tuple or anonymous object is made of is known part by part as long as its variable is the same.
    void AssignParts(ILocalSymbol local, IOperation source, FlowState state)
    {
        while (source is IConversionOperation { OperatorMethod: null } conversion) source = conversion.Operand;
        if (source is ITupleOperation { Type: INamedTypeSymbol type } tuple && type.TupleElements.Length == tuple.Elements.Length && local.Type is INamedTypeSymbol { IsTupleType: true } names)
        {
            for (int index = 0; index < tuple.Elements.Length; index++)
            {
                FlowValue part = Known(tuple.Elements[index], state);
                state[new PartKey(local, names.TupleElements[index].Name)] = part;
                state[new PartKey(local, $"Item{index + 1}")] = part;
            }
        }
        else if (source is IAnonymousObjectCreationOperation made)
        {
            foreach (ISimpleAssignmentOperation part in made.Initializers.OfType<ISimpleAssignmentOperation>())
            {
                if (part.Target is IPropertyReferenceOperation property) state[new PartKey(local, property.Property.Name)] = Known(part.Value, state);
            }
        }
    }

    // A field keeps what it is called, whatever this method puts into it, unless that is vouched for.
    FlowValue Named(IFieldSymbol field, FlowValue value, SyntaxNode syntax) =>
        value.IsVouched ? value : value.With(sources.OfMember(field, field.Type, syntax));

    /// <summary>Something is put into what a variable holds.</summary>
    void Add(IOperation container, FlowValue value, FlowState state)
    {
        while (container is IConversionOperation conversion) container = conversion.Operand;
        object? key = container switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFlowCaptureReferenceOperation capture => capture.Id,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
            _ => null,
        };
        if (key is null) return;
        state[key] = (state[key] ?? FlowValue.Unknown).With(value);
        if (key is CaptureId id && _captured.TryGetValue(id, out IOperation? place) && place is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation) Add(place, value, state);
    }

    FlowValue Deconstruct(IOperation target, IOperation value, FlowState state)
    {
        while (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        while (value is IConversionOperation { OperatorMethod: null } conversion) value = conversion.Operand;
        if (target is not ITupleOperation targets) return Assign(target, Evaluate(value, state), state);
        if (value is ITupleOperation values && values.Elements.Length == targets.Elements.Length)
        {
            FlowValue[] evaluated = [.. values.Elements.Select(element => Evaluate(element, state))];
            for (int index = 0; index < evaluated.Length; index++) AssignPart(targets.Elements[index], evaluated[index], state);
            return FlowValue.Unknown;
        }

        // Of the parts of any other value only their names are known, unless it is a variable that was given a tuple.
        Evaluate(value, state);
        object? variable = Variable(value);
        for (int index = 0; index < targets.Elements.Length; index++)
        {
            AssignPart(targets.Elements[index], (variable is null ? null : state[new PartKey(variable, $"Item{index + 1}")]) ?? FlowValue.Unknown, state);
        }

        return FlowValue.Unknown;
    }

    void AssignPart(IOperation target, FlowValue value, FlowState state)
    {
        while (target is IDeclarationExpressionOperation declaration) target = declaration.Expression;
        if (target is ITupleOperation nested)
        {
            foreach (IOperation part in nested.Elements) AssignPart(part, FlowValue.Unknown, state);
        }
        else if (target is not IDiscardOperation)
        {
            Assign(target, value, state);
        }
    }

    FlowValue Match(IIsPatternOperation match, FlowState state)
    {
        FlowValue value = Evaluate(match.Value, state);
        Declare(match.Pattern, value, state);
        return FlowValue.Vouched;
    }

    void Declare(IPatternOperation pattern, FlowValue value, FlowState state)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value, declaration.Syntax, state);
                break;
            case IRecursivePatternOperation recursive:
                Declare(recursive.DeclaredSymbol, value, recursive.Syntax, state);
                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns) Declare(property.Pattern, Member(property.Member, value), state);
                foreach (IPatternOperation part in recursive.DeconstructionSubpatterns) Declare(part, FlowValue.Unknown, state);
                break;
            case IListPatternOperation list:
                Declare(list.DeclaredSymbol, value, list.Syntax, state);
                foreach (IPatternOperation part in list.Patterns) Declare(part, value, state);
                break;
            case ISlicePatternOperation { Pattern: { } slice }:
                Declare(slice, value, state);
                break;
            case INegatedPatternOperation negated:
                Declare(negated.Pattern, value, state);
                break;
            case IBinaryPatternOperation binary:
                Declare(binary.LeftPattern, value, state);
                Declare(binary.RightPattern, value, state);
                break;
        }
    }

    void Declare(ISymbol? symbol, FlowValue value, SyntaxNode syntax, FlowState state)
    {
        if (symbol is ILocalSymbol local) state[local] = sources.Named(local, value, syntax);
    }

    FlowValue Member(IOperation member, FlowValue instance) => member switch
    {
        IPropertyReferenceOperation property => Transfers.PassesOn(property.Property) ? instance : sources.OfMember(property.Property, property.Property.Type, member.Syntax),
        IFieldReferenceOperation field => sources.OfMember(field.Field, field.Field.Type, member.Syntax),
        _ => FlowValue.Unknown,
    };

    /// <summary>What holds behind a condition: a value that was found among known ones is one of them.</summary>
    FlowState Refine(BasicBlock block, FlowState state, bool isTrue)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || Bounded(block.BranchValue, isTrue) is not { } bounded) return state;
        object? key = bounded switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFlowCaptureReferenceOperation capture => capture.Id,
            IPropertyReferenceOperation property => Text(property),
            _ => null,
        };
        if (key is null) return state;
        FlowState refined = state.Copy();
        refined[key] = (state[key] ?? FlowValue.Vouched).Without(origins.Growing);
        // What was captured is the same value as where it was captured from.
        if (key is CaptureId id && _captured.TryGetValue(id, out IOperation? place))
        {
            object? source = place switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                IPropertyReferenceOperation property => Text(property),
                _ => null,
            };
            if (source is not null) refined[source] = (state[source] ?? FlowValue.Vouched).Without(origins.Growing);
        }

        return refined;
    }

    // x is "a" or "b"; x == "a"; known.Contains(x); known.TryGetValue(x, ...).
    static IOperation? Bounded(IOperation? condition, bool isTrue) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Bounded(not.Operand, !isTrue),
        IIsPatternOperation match when IsOfConstants(match.Pattern, isTrue) => Bare(match.Value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal when isTrue && equal.RightOperand.ConstantValue.HasValue => Bare(equal.LeftOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } other when !isTrue && other.RightOperand.ConstantValue.HasValue => Bare(other.LeftOperand),
        IInvocationOperation { TargetMethod.Name: "Contains" or "ContainsKey" or "TryGetValue", Arguments: [var first, ..] } lookup when isTrue =>
            Bare((lookup.TargetMethod.IsExtensionMethod && lookup.Arguments.Length > 1 ? lookup.Arguments[1] : first).Value),
        _ => null,
    };

    static bool IsOfConstants(IPatternOperation pattern, bool isTrue) => pattern switch
    {
        IConstantPatternOperation => isTrue,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => IsOfConstants(or.LeftPattern, isTrue) && IsOfConstants(or.RightPattern, isTrue),
        INegatedPatternOperation negated => IsOfConstants(negated.Pattern, !isTrue),
        _ => false,
    };

    static IOperation Bare(IOperation operation) => operation is IConversionOperation conversion ? Bare(conversion.Operand) : operation;
}
