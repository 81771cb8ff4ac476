using CsCheck;

namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Makes plans of methods that the compiler accepts.</summary>
static class MethodPlans
{
    static readonly ParameterKind[] s_ofStateMachines =
        [ParameterKind.Int, ParameterKind.Int, ParameterKind.Text, ParameterKind.Token, ParameterKind.Generic, ParameterKind.Function, ParameterKind.Array, ParameterKind.Optional, ParameterKind.Caller, ParameterKind.Params];

    static readonly ParameterKind[] s_ofAll =
        [.. s_ofStateMachines, ParameterKind.Ref, ParameterKind.In, ParameterKind.Out, ParameterKind.Span, ParameterKind.ParamsSpan];

    static readonly Gen<(Result Result, Body Body)> s_results = Gen.OneOf<(Result, Body)>(
        (Result.Void, Body.Plain), (Result.Int, Body.Plain), (Result.Text, Body.Plain), (Result.Pair, Body.Plain), (Result.Generic, Body.Plain), (Result.Reference, Body.Plain), (Result.Span, Body.Plain),
        (Result.Task, Body.Plain), (Result.TaskOfInt, Body.Plain), (Result.ValueTask, Body.Plain), (Result.ValueTaskOfInt, Body.Plain),
        (Result.Task, Body.Async), (Result.TaskOfInt, Body.Async), (Result.ValueTask, Body.Async), (Result.ValueTaskOfInt, Body.Async),
        (Result.Sequence, Body.Iterator), (Result.Sequence, Body.Plain), (Result.AsyncSequence, Body.AsyncIterator));

    static readonly Gen<CallPlan> s_calls = Gen.Select(
        Gen.Frequency((4, Gen.Const(CallForm.Positional)), (3, Gen.Const(CallForm.Named)), (1, Gen.Const(CallForm.Lambda)), (1, Gen.Const(CallForm.Delegate)), (1, Gen.Const(CallForm.Conditional))),
        Gen.Enum<CallUse>(),
        Gen.Int[0, 99],
        Gen.Bool,
        static (form, use, values, hasContext) => new CallPlan(form, use, values, hasContext));

    /// <summary>Plans of a program's methods.</summary>
    public static Gen<MethodPlan[]> OfCount(int count) => Method().Array[count].Select(static plans => plans.Select(static (plan, index) => plan with { Index = index }).ToArray());

    static Gen<MethodPlan> Method() =>
        from result in s_results
        from form in Gen.Enum<Form>()
        from owner in Gen.Enum<Owner>()
        from parameters in Gen.OneOf(result.Body == Body.Plain ? s_ofAll : s_ofStateMachines).Array[0, 5]
        from steps in Steps(result.Body, depth: 2)
        from end in Ends(result.Result, result.Body)
        from calls in s_calls.Array[1, 2]
        select new MethodPlan(0, form, owner, result.Result, result.Body, Parameters(parameters, result.Result), steps, end, calls);

    static Gen<Step[]> Steps(Body body, int depth) => Step(body, depth).Array[0, depth == 2 ? 5 : 2];

    static Gen<Step> Step(Body body, int depth)
    {
        StepKind[] kinds =
        [
            StepKind.Write, StepKind.Parameters, StepKind.SetFlow, StepKind.Change, StepKind.Bump, StepKind.OwnActivity, StepKind.LeaveActivity,
            .. depth > 0 ? [StepKind.Finally, StepKind.Catch, StepKind.Call] : Array.Empty<StepKind>(),
            .. body is Body.Async or Body.AsyncIterator ? [StepKind.Pause, StepKind.Pause, StepKind.PauseAside] : Array.Empty<StepKind>(),
            .. body is Body.Iterator or Body.AsyncIterator ? [StepKind.Yield, StepKind.Yield] : Array.Empty<StepKind>(),
        ];
        return
            from kind in Gen.OneOf(kinds)
            from number in Gen.Int[1, 99]
                // The compiler takes no yield in a try block with a catch.
            from inner in kind is StepKind.Finally or StepKind.Catch ? Steps(kind == StepKind.Catch ? WithoutYield(body) : body, depth - 1) : Gen.Const(Array.Empty<Step>())
            from callee in Gen.Int[1, 5]
            from call in s_calls
            select new Step(kind, number, inner, callee, kind == StepKind.Call ? call : null);
    }

    static Body WithoutYield(Body body) => body switch
    {
        Body.Iterator => Body.Plain,
        Body.AsyncIterator => Body.Async,
        _ => body,
    };

    static Gen<End> Ends(Result result, Body body)
    {
        bool isTask = result is >= Result.Task and <= Result.ValueTaskOfInt;
        End[] ends =
        [
            End.Return, End.Return, End.Return, End.Return, End.Throw, End.ThrowInFinally, End.Cancel,
            .. isTask && body == Body.Plain ? [End.Faulted, End.Canceled, End.Pending, End.Pending] : Array.Empty<End>(),
            .. result == Result.Task && body == Body.Plain ? [End.FaultedTwice, End.Null] : Array.Empty<End>(),
        ];
        return Gen.OneOf(ends);
    }

    // Names say what they are; what may be left out comes last.
    static ParameterPlan[] Parameters(ParameterKind[] kinds, Result result)
    {
        IEnumerable<ParameterKind> whole = kinds.Append(result switch
        {
            Result.Generic => ParameterKind.Generic,
            _ => kinds.Length == 0 ? ParameterKind.Int : kinds[0],
        });
        ParameterKind[] once = [.. whole.Where(static kind => kind is not (ParameterKind.Params or ParameterKind.ParamsSpan)), .. whole.Where(static kind => kind is ParameterKind.Params or ParameterKind.ParamsSpan).Take(1)];
        return [.. once.OrderBy(Rank).Select(static (kind, index) => new ParameterPlan(kind, $"{kind.ToString().ToLowerInvariant()}{index}"))];
    }

    static int Rank(ParameterKind kind) => kind switch
    {
        ParameterKind.Optional => 1,
        ParameterKind.Caller => 2,
        ParameterKind.Params or ParameterKind.ParamsSpan => 3,
        _ => 0,
    };
}
