using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>What reaches sinks.</summary>
sealed partial class FlowInterpreter
{
    void Record(IOperation operation)
    {
        if (operation is not (IInvocationOperation or IObjectCreationOperation or ISimpleAssignmentOperation)) return;
        foreach (SinkUse use in resolver.Resolve(operation))
        {
            if (use.Value.ConstantValue.HasValue) continue;
            foreach ((SyntaxNode place, FlowValue value) in Carriers(use.Value)) Note(use, operation, place, value);
        }
    }

    void Note(SinkUse use, IOperation operation, SyntaxNode place, FlowValue value)
    {
        if (!_known.Add((place, (int)use.Kind))) return;
        IReadOnlyList<Origin> found = origins.Of(value.Origins);
        _hits.Add(new(use, operation, found, value.IsVouched && found.Count == 0, place));
    }

    // The part of a text that carries the value: of several, each; else the whole.
    IEnumerable<(SyntaxNode Place, FlowValue Value)> Carriers(IOperation value)
    {
        IOperation bare = SinkArguments.Unwrap(value);
        IEnumerable<IOperation> parts = bare switch
        {
            IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(static part => part.Expression),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } text => [text.LeftOperand, text.RightOperand],
            _ => [],
        };
        (SyntaxNode, FlowValue)[] carriers = [.. parts.SelectMany(Carriers).Where(static part => !part.Value.Origins.IsEmpty)];
        return carriers.Length > 0 ? carriers : [(bare.Syntax, ValueOf(bare, value))];
    }

    FlowValue ValueOf(IOperation bare, IOperation value) =>
        _values.TryGetValue(bare, out FlowValue known) || _values.TryGetValue(value, out known) ? known : FlowValue.Unknown;
}
