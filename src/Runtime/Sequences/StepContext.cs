using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Which activity is current outside the steps of an iterator, and which inside. To set one allocates an execution context; where
/// neither side has changed its own since the last step, the contexts themselves are put back, which allocates nothing.</summary>
struct StepContext
{
    SpanParent _outside;
    SpanParent _inside;
    ExecutionContext? _outsideContext;
    ExecutionContext? _insideContext;

    /// <summary>Outside, before the first step.</summary>
    public void Begin() => _outside = new SpanParent(Activity.Current);

    /// <summary>From outside to inside.</summary>
    public void Enter()
    {
        ExecutionContext? now = ExecutionContext.Capture();
        if (now is not null && now == _outsideContext && _insideContext is not null)
        {
            ExecutionContext.Restore(_insideContext);
            return;
        }

        _outside = new SpanParent(Activity.Current);
        _outsideContext = now;
        OperationSpans.Restore(_inside);
        _insideContext = ExecutionContext.Capture();
    }

    /// <summary>From inside to outside.</summary>
    public void Exit()
    {
        ExecutionContext? now = ExecutionContext.Capture();
        if (now is not null && now == _insideContext && _outsideContext is not null)
        {
            ExecutionContext.Restore(_outsideContext);
            return;
        }

        // What the iterator has written to other variables of the context stays, as it would without us.
        _inside = new SpanParent(Activity.Current);
        _insideContext = now;
        OperationSpans.Restore(_outside);
        _outsideContext = ExecutionContext.Capture();
    }

    /// <summary>To outside, for good.</summary>
    public readonly void Restore() => OperationSpans.Restore(_outside);
}
