using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What was the current activity before a span started, and how to make it that again.</summary>
/// <remarks>The framework refuses to set an activity that has stopped, though it is current all the same in whatever work a request has
/// left behind. There only the whole context in which it was current brings it back.</remarks>
readonly struct SpanParent(Activity? activity)
{
    // Whether it has stopped is asked when it is made current: it may stop while the call runs.
    readonly ExecutionContext? _context = activity is null ? null : ExecutionContext.Capture();

    internal Activity? Activity { get; } = activity;

    internal void MakeCurrent()
    {
        if (Activity is { IsStopped: true } && _context is not null) ExecutionContext.Restore(_context);
        else System.Diagnostics.Activity.Current = Activity;
    }
}
