using System.Collections.Immutable;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>Finds what a value is called where it ends up.</summary>
static class ValueTargets
{
    /// <summary>The targets from the inside out: <c>s_current.Value ??= id</c> is followed to the property that returns it.</summary>
    public static IEnumerable<ValueTarget> Of(IOperation value, ISymbol owner)
    {
        for (IOperation one = value; one.Parent is { } parent; one = parent)
        {
            if (IsPassed(one, parent)) continue;
            foreach (ValueTarget target in At(one, parent, owner)) yield return target;
            if (parent is not (IAssignmentOperation or IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "StringValues" } })) yield break;
        }
    }

    // What the value is only dressed by on its way.
    static bool IsPassed(IOperation value, IOperation parent) => parent switch
    {
        IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IInterpolationOperation or IInterpolatedStringOperation => true,
        ISwitchExpressionOperation or ISwitchExpressionArmOperation or IConditionalAccessOperation or IArrayInitializerOperation or IArrayCreationOperation => true,
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } => true,
        IConditionalOperation choice => choice.Condition != value && choice.Type is not null,
        IInvocationOperation call => call.Instance == value && call.TargetMethod.Name is "ToString" or "Substring" or "Replace" or "Remove" or "Trim" or "ToUpperInvariant" or "ToLowerInvariant",
        IImplicitIndexerReferenceOperation range => range.Instance == value,
        IObjectCreationOperation { Type.Name: "StringValues" } => true,
        _ => false,
    };

    static IEnumerable<ValueTarget> At(IOperation value, IOperation parent, ISymbol owner) => parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => [new(local.Name) { Local = local }],
        IAssignmentOperation assignment when assignment.Value == value => OfAssigned(assignment.Target),
        ISymbolInitializerOperation => [new(NameOf(owner))],
        IArgumentOperation argument => OfArgument(argument),
        IReturnOperation => OfFunction(parent, owner),
        _ => [],
    };

    static IEnumerable<ValueTarget> OfAssigned(IOperation target) => target switch
    {
        ILocalReferenceOperation { Local: var local } => [new(local.Name) { Local = local }],
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => OfKey(indexer.Arguments.FirstOrDefault()?.Value, isScope: false),
        IMemberReferenceOperation { Member: var member } => [new(member.Name) { Owner = member.ContainingType }],
        IParameterReferenceOperation { Parameter: var parameter } => [new(parameter.Name)],
        _ => [],
    };

    // Add("X-Correlation-Id", id), PushProperty("CorrelationId", id), BeginScope("{CorrelationId}", id), new Envelope(CorrelationId: id).
    static IEnumerable<ValueTarget> OfArgument(IArgumentOperation argument)
    {
        (ImmutableArray<IArgumentOperation> arguments, string call) = argument.Parent switch
        {
            IInvocationOperation { TargetMethod: var method } invocation => (invocation.Arguments, method.Name),
            IObjectCreationOperation creation => (creation.Arguments, ""),
            _ => ([], ""),
        };
        IOperation? text = arguments.TakeWhile(one => one != argument).LastOrDefault(static one => one.Value.ConstantValue.Value is string)?.Value;
        IEnumerable<ValueTarget> named = call == "BeginScope" ? OfHoles(text) : OfKey(text, isScope: call is "PushProperty" or "ForContext");
        return argument.Parameter is { IsParams: false } parameter ? named.Append(new(parameter.Name)) : named;
    }

    static IEnumerable<ValueTarget> OfHoles(IOperation? template) =>
        template?.ConstantValue.Value is string text ? MessageTemplate.Parse(text).Holes.Select(static hole => new ValueTarget(hole.Name) { IsKey = true, IsScope = true }) : [];

    static IEnumerable<ValueTarget> OfKey(IOperation? key, bool isScope) =>
        Unconverted(key)?.ConstantValue.Value is string text ? [new(text) { IsKey = true, IsScope = isScope }] : [];

    // A key of a table of objects.
    static IOperation? Unconverted(IOperation? key) => key is IConversionOperation { IsImplicit: true } conversion ? Unconverted(conversion.Operand) : key;

    static IEnumerable<ValueTarget> OfFunction(IOperation exit, ISymbol owner)
    {
        for (IOperation? one = exit.Parent; one is not null; one = one.Parent)
        {
            if (one is ILocalFunctionOperation { Symbol: var local }) return [new(local.Name)];
            if (one is IAnonymousFunctionOperation) return [];
        }

        return [new(NameOf(owner))];
    }

    static string NameOf(ISymbol owner) => owner is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : owner.Name;
}
