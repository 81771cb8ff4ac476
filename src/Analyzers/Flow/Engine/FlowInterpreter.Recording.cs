using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
            // What these hold was handed over when it was put in.
            if (use.Value.Type is { Name: "TagList" or "ActivityTagsCollection" or "SpanAttributes" }) continue;
            foreach ((SyntaxNode place, FlowValue value) in Carriers(use.Value)) Note(use, operation, place, value);
        }
    }

    void Note(SinkUse use, IOperation operation, SyntaxNode place, FlowValue value)
    {
        IReadOnlyList<Origin> found = origins.Of(value.Origins);
        bool isCollection = place is BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax;
        Origin[] inside = isCollection ? [.. found.Where(origin => origin.Syntax is { } syntax && place.Span.Contains(syntax.Span))] : [];
        foreach (IGrouping<SyntaxNode, Origin> element in inside.GroupBy(static origin => origin.Syntax!)) Note(use, operation, element.Key, [.. element], false);
        Origin[] others = [.. found.Except(inside)];
        if (inside.Length == 0 || others.Length > 0) Note(use, operation, place, others, value.IsVouched && found.Count == 0);
    }

    void Note(SinkUse use, IOperation operation, SyntaxNode place, IReadOnlyList<Origin> found, bool isVouched)
    {
        if (_known.Add((place, (int)use.Kind))) _hits.Add(new(use, operation, found, isVouched, place));
    }

    // The part of a text that carries the value: of several, each; else the whole.
    (SyntaxNode Place, FlowValue Value)[] Carriers(IOperation value)
    {
        IOperation bare = SinkArguments.Unwrap(value);
        IEnumerable<(SyntaxNode Place, FlowValue Value)> parts = bare switch
        {
            IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().SelectMany(Hole),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } text => Carriers(text.LeftOperand).Concat(Carriers(text.RightOperand)),
            _ => [],
        };
        (SyntaxNode, FlowValue)[] carriers = [.. parts.Where(part => Carries(part.Value))];
        return carriers.Length > 0 ? carriers : [(bare.Syntax, ValueOf(bare, value))];
    }

    // An object in a hole shows more as text than it carries as a value.
    IEnumerable<(SyntaxNode Place, FlowValue Value)> Hole(IInterpolationOperation hole)
    {
        (SyntaxNode Place, FlowValue Value)[] inner = [.. Carriers(hole.Expression).Where(part => Carries(part.Value))];
        return inner.Length > 0 ? inner : [(SinkArguments.Unwrap(hole.Expression).Syntax, ValueOf(hole, hole.Expression))];
    }

    bool Carries(FlowValue value) => !(value.Origins & (origins.Private | origins.Growing)).IsEmpty;

    FlowValue ValueOf(IOperation bare, IOperation value) =>
        _values.TryGetValue(bare, out FlowValue known) || _values.TryGetValue(value, out known) ? known : FlowValue.Unknown;
}
