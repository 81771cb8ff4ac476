using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>One call of an operation, from <see cref="OperationProbe.Begin()"/> to <see cref="End"/>. A mutable structure: keep it in one
/// local variable.</summary>
/// <remarks>None of its methods throws, whatever a listener does.</remarks>
public partial struct OperationCall
{
    const long Unrecorded = 0;

    readonly OperationProbe _probe;
    readonly OperationStripe? _stripe;
    readonly Activity? _span;
    readonly SpanParent _parent;
    readonly long _started;
    readonly bool _inMeter;
    readonly bool _inGauge;
    readonly AuditedCall? _audited;
    bool _isFollowed;
    Outcome _outcome;
    object? _error;

    OperationCall(
        OperationProbe probe, OperationStripe? stripe, Activity? span, SpanParent parent, long started, bool inMeter, bool inGauge, AuditedCall? audited = null)
    {
        _probe = probe;
        _stripe = stripe;
        _span = span;
        _parent = parent;
        _started = started;
        _inMeter = inMeter;
        _inGauge = inGauge;
        _audited = audited;
    }

    /// <summary>The span of this call, or <see langword="null"/> where nobody keeps it.</summary>
    public readonly Activity? Span => _span;

    // The call is put together at the end, from locals: in a constructor that does the work each field is written through a reference that
    // may point into the heap, and pays a write barrier.
    internal static OperationCall Begin(OperationProbe probe, in SpanStart start)
    {
        OperationStripe? stripe = null;
        bool inMeter = false, inGauge = false;
        if (probe.Cells is { } cells)
        {
            if (OperationReader.AnyAlive)
            {
                stripe = cells.Stripe;
                stripe.Active++;
            }

            if (probe.Instruments!.Enabled)
            {
                inMeter = true;
                inGauge = probe.Instruments.Begin();
            }
        }

        if (stripe is null && !inMeter && !probe.LeavesRecords) return BeginTraced(probe, start);
        long started = Stopwatch.GetTimestamp();
        Activity? span = null;
        SpanParent parent = default;
        if (probe.Spans is { HasListeners: true } spans)
        {
            parent = new SpanParent(Activity.Current);
            span = spans.Start(started, parent, start);
        }

        if (probe.Log is { } log)
        {
            // Of a call without a span too, the end may come on a thread that has another activity.
            if (span is null) parent = new SpanParent(Activity.Current);
            log.WriteStart();
        }

        AuditedCall? audited = probe.Audit?.Begin(span ?? Activity.Current);
        return new OperationCall(probe, stripe, span, parent, started, inMeter, inGauge, audited);
    }

    // Below a span that nobody records there is rarely another one, and then nothing needs the time: two reads of the clock were half of what such a call cost.
    // Apart: inlined, its locals made a metered call 1 to 3 ns slower.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static OperationCall BeginTraced(OperationProbe probe, in SpanStart start)
    {
        Activity? current = Activity.Current;
        var parent = new SpanParent(current);
        if (probe.Spans is not { HasListeners: true } spans) return new OperationCall(probe, null, null, parent, Unrecorded, inMeter: false, inGauge: false);
        if (current is { IsAllDataRequested: false })
        {
            Activity? rare = spans.Start(OperationSpans.StartsNow, parent, start);
            return new OperationCall(probe, null, rare, parent, rare is null ? Unrecorded : Stopwatch.GetTimestamp(), inMeter: false, inGauge: false);
        }

        long started = Stopwatch.GetTimestamp();
        return new OperationCall(probe, null, spans.Start(started, parent, start), parent, started, inMeter: false, inGauge: false);
    }

    /// <summary>A call that has been left to its task, on the thread that completes it.</summary>
    internal static OperationCall Resume(OperationProbe probe, bool inCells, Activity? span, Activity? parent, long started, bool inMeter, bool inGauge, AuditedCall? audited) =>
        new(probe, inCells ? probe.Cells!.Stripe : null, span, new SpanParent(parent), started, inMeter, inGauge, audited);

    /// <summary>Notes the exception that leaves the method. Made for an exception filter: it observes and never catches.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="tokens">The cancellation tokens that the call was given.</param>
    /// <returns>Always <see langword="false"/>.</returns>
    public bool Fails(Exception exception, CallTokens tokens = default)
    {
        _outcome = _probe.Classify(exception, tokens);
        _error = null;
        _audited?.Throws(exception);
        if (_outcome != Outcome.Error) return false;
        _error = _probe.Log is { } log ? log.ErrorOf(exception) : exception.GetType();
        if (_span is not null) _probe.Spans!.Note(_span, exception);
        return false;
    }

    /// <summary>Ends the call, or, where a task is still to be followed, leaves it to the task. Either way
    /// <see cref="Activity.Current"/> is again what the call found.</summary>
    public readonly void End()
    {
        if (_isFollowed) Leave();
        else Finish(_stripe);
    }

    // Nobody waits for its end: below a dropped span, where the metrics are not kept, the clock has not been read.
    readonly bool IsUnrecorded => _started == Unrecorded;

    // A method that left an activity of its own as the current one meant to.
    readonly void Leave()
    {
        if (_span is not null && Activity.Current == _span) OperationSpans.Restore(_parent);
    }

    readonly void Finish(OperationStripe? stripe)
    {
        if (IsUnrecorded) return;
        long elapsed = Stopwatch.GetTimestamp() - _started;
        if (_probe.LeavesRecords) FinishRecorded(stripe, elapsed).Wait();
        else Record(stripe, elapsed, _error);
    }

    readonly void Record(OperationStripe? stripe, long elapsed, object? error)
    {
        if (stripe is not null) _probe.Cells!.End(stripe, _outcome, error, elapsed);
        if (_inMeter) RecordInMeter(elapsed, error);
        if (_span is not null) OperationSpans.Stop(_span, _parent, elapsed, _outcome, error);
    }

    // Whoever listens takes the current activity for an exemplar. The thread that completes a task is in the middle of another trace, or of none.
    readonly void RecordInMeter(long elapsed, object? error)
    {
        Activity? own = _span ?? _parent.Activity;
        Activity? ambient = Activity.Current;
        bool isOwn = own is null || own == ambient || (own.IsStopped && ambient?.TraceId == own.TraceId);
        if (isOwn) _probe.Instruments!.End(_inGauge, _outcome, error, elapsed);
        else RecordInMeter(elapsed, error, own!.IsStopped ? null : own, ambient);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    readonly void RecordInMeter(long elapsed, object? error, Activity? own, Activity? ambient)
    {
        var outside = new SpanParent(ambient);
        try
        {
            Activity.Current = own;
            _probe.Instruments!.End(_inGauge, _outcome, error, elapsed);
        }
        finally
        {
            OperationSpans.Restore(outside);
        }
    }

    // Apart, so that an operation that is neither logged nor audited pays for one flag and nothing else.
    [MethodImpl(MethodImplOptions.NoInlining)]
    readonly AuditReceipt FinishRecorded(OperationStripe? stripe, long elapsed)
    {
        AuditReceipt receipt = _audited?.End(_outcome, _error, elapsed) ?? default;
        // While the span is current and has not stopped, so that the record is of its trace.
        _probe.Log?.WriteEnd(_span, _parent.Activity, elapsed, _outcome, _error);
        Record(stripe, elapsed, _error is Exception exception ? exception.GetType() : _error);
        return receipt;
    }
}
