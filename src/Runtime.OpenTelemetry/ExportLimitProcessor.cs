using System.Diagnostics;
using OpenTelemetry;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Lets at most <see cref="TraceSamplingOptions.SpansPerExport"/> spans of each <see cref="TraceSamplingOptions.ExportWindow"/> through to a processor that exports, whatever
/// comes: an <see cref="ExportWindow{T}"/> of spans. Spans that failed, were slow or are audited go first.</summary>
/// <remarks>A span waits for the end of its window, or for a flush, which ends it early. Where the sampler has no limit, spans pass at once. What leaves carries the raised threshold in
/// its <c>tracestate</c>.</remarks>
/// <example>
/// <code>
/// tracing.AddExportLimit(services => new BatchActivityExportProcessor(exporter));
/// </code>
/// </example>
// A composite of one: only that tells what is inside which provider, and so which resource, it exports for.
public sealed class ExportLimitProcessor : CompositeProcessor<Activity>
{
    readonly Lock _lock = new();
    readonly TraceSampler _sampler;
    readonly ITimer _timer;
    ExportWindow<Activity>? _window;
    int _limit;
    TimeSpan _period;
    long _dropped;

    /// <summary>Makes the processor.</summary>
    /// <param name="inner">What exports. It is disposed of with this one.</param>
    /// <param name="sampler">Whose options hold; changes of them are followed.</param>
    /// <param name="time">The time of the windows; <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> or <paramref name="sampler"/> is <see langword="null"/>.</exception>
    public ExportLimitProcessor(BaseProcessor<Activity> inner, TraceSampler sampler, TimeProvider? time = null)
        : base([inner ?? throw new ArgumentNullException(nameof(inner))])
    {
        ArgumentNullException.ThrowIfNull(sampler);
        _sampler = sampler;
        _period = sampler.ExportWindow;
        TelemetryLosses.Expect(TelemetrySignal.Span, LossReason.Limit);
        _timer = (time ?? TimeProvider.System).CreateTimer(static processor => ((ExportLimitProcessor)processor!).Tick(), this, _period, _period);
    }

    /// <summary>How many spans did not leave for the limit.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        ArgumentNullException.ThrowIfNull(data);
        // Without a limit no thread waits for another.
        if (data.Recorded && _sampler.SpansPerExport is not null)
        {
            lock (_lock)
            {
                if (_sampler.SpansPerExport is { } limit)
                {
                    Add(data, limit);
                    return;
                }
            }
        }

        base.OnEnd(data);
    }

    /// <inheritdoc/>
    protected override bool OnForceFlush(int timeoutMilliseconds)
    {
        Close();
        return base.OnForceFlush(timeoutMilliseconds);
    }

    /// <inheritdoc/>
    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        _timer.Dispose();
        Close();
        return base.OnShutdown(timeoutMilliseconds);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer.Dispose();
            Close();
        }

        base.Dispose(disposing);
    }

    void Add(Activity span, int limit)
    {
        // A limit that has changed is the next window's.
        if (_window is null || (_limit != limit && _window.Count == 0)) (_window, _limit) = (new ExportWindow<Activity>(limit), limit);
        OpenTelemetryTraceState state = OpenTelemetryTraceState.Read(span.TraceStateString);
        _window.Add(span, state.RandomnessOf(span.TraceId), state.Threshold, _sampler.GoesFirst(span));
    }

    void Tick()
    {
        Close();
        TimeSpan period = _sampler.ExportWindow;
        if (period == _period) return;
        _period = period;
        _timer.Change(period, period);
    }

    void Close()
    {
        List<Activity> leaving = [];
        long gone;
        lock (_lock)
        {
            if (_window is null) return;
            gone = _window.Close((span, threshold) =>
            {
                if (threshold is { } kept) span.TraceStateString = OpenTelemetryTraceState.Write(span.TraceStateString, kept);
                leaving.Add(span);
            });
            _dropped += gone;
        }

        TelemetryLosses.Count(TelemetrySignal.Span, LossReason.Limit, gone);
        foreach (Activity span in leaving) base.OnEnd(span);
    }
}
