using System.Diagnostics;
using OpenTelemetry;

namespace InstrumentGen.OpenTelemetry;

/// <summary>The way of one signal to the receiver: what waits, what is on its way, and what became of it.</summary>
/// <remarks>The SDK counts what its queue drops where nobody can read it. So items are let into the queue here: they are counted as waiting from then until their batch
/// has become bytes, which is after the SDK has taken them from its queue. Its queue is then never full when this is not.</remarks>
sealed class OtlpChannel : IDisposable, IObservedExport
{
    /// <summary>As many as wait once nothing is taken any more: whoever comes finds it full.</summary>
    const int Ended = int.MaxValue / 2;

    static readonly InvalidOperationException s_full = new("The queue of an OTLP exporter is full: items are dropped, and counted by OtlpExportCounts.");

    readonly CancellationTokenSource _end = new();
    readonly OtlpReports _reports;
    readonly OtlpExportCounts _counts;
    readonly int _capacity;
    int _waiting;
    int _batch;
    long _rejected;
    bool _isBatchWaiting;
    bool _isOnItsWay;
    bool _isInRound;
    volatile bool _isFailing;
    long _failingSince;
    string? _reason;

    internal OtlpChannel(OtlpSettings settings, int capacity, OtlpReports reports)
    {
        Settings = settings;
        End = _end.Token;
        _counts = settings.Signal.Counts;
        _capacity = capacity;
        _reports = reports;
        TelemetryLosses.Expect(Signal, LossReason.ExportFailed, LossReason.Rejected);
        if (Signal != TelemetrySignal.MetricDataPoint) TelemetryLosses.Expect(Signal, LossReason.QueueFull, LossReason.AlreadyShutdown, LossReason.Shutdown);
        ObservedSources.Exports.Add(this);
    }

    public TelemetrySignal Signal => _counts.Signal;

    public long Size => Waiting is var waiting && waiting < Ended ? Math.Min(waiting, _capacity) : 0;

    public long Capacity => _capacity;

    public bool HasFailed => _isFailing;

    public TimeSpan Failing => Volatile.Read(ref _failingSince) is > 0 and var since ? Stopwatch.GetElapsedTime(since) : TimeSpan.Zero;

    internal OtlpSettings Settings { get; }

    /// <summary>How many are in the queue.</summary>
    internal int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Whether a batch is on its way, or the next one of a round.</summary>
    internal bool IsBusy => Volatile.Read(ref _isOnItsWay) || Volatile.Read(ref _isInRound);

    /// <summary>Whether the receiver took the request that is on its way.</summary>
    internal bool IsAccepted { get; private set; }

    /// <summary>Is cancelled when nothing may be waited for any more.</summary>
    internal CancellationToken End { get; }

    /// <summary>Lets one more into the queue, or counts it as dropped.</summary>
    internal bool TryEnter()
    {
        // Asked first: where it is full, threads do not take the count from each other.
        int waiting = Waiting;
        if (waiting < _capacity)
        {
            waiting = Interlocked.Increment(ref _waiting);
            if (waiting <= _capacity) return true;
            Interlocked.Decrement(ref _waiting);
        }

        _counts.AddDropped(waiting >= Ended ? LossReason.AlreadyShutdown : LossReason.QueueFull, 1);
        TelemetryFailures.Report(TelemetryFailure.OtlpQueueFull, s_full);
        return false;
    }

    /// <summary>Several batches are exported one after the other: between two of them it is busy, so that nobody takes the end of the first for the last.</summary>
    internal bool Round(Func<bool> export)
    {
        Volatile.Write(ref _isInRound, true);
        try
        {
            return export();
        }
        finally
        {
            Volatile.Write(ref _isInRound, false);
        }
    }

    /// <summary>A batch begins to be exported. One thread at a time exports.</summary>
    /// <param name="count">Its items.</param>
    /// <param name="isQueued">Whether they came through the queue.</param>
    internal void Begin(int count, bool isQueued = true)
    {
        Volatile.Write(ref _isOnItsWay, true);
        _batch = count;
        _isBatchWaiting = isQueued;
        _rejected = 0;
        IsAccepted = false;
        _reason = null;
    }

    /// <summary>The batch has become a request.</summary>
    internal void Serialized()
    {
        if (!_isBatchWaiting) return;
        _isBatchWaiting = false;
        Interlocked.Add(ref _waiting, -_batch);
    }

    internal void Retry()
    {
        _counts.AddRetry();
        BeginFailing();
    }

    /// <summary>Why the request failed that the export is about.</summary>
    internal void Fail(string reason) => _reason = reason;

    /// <summary>Why it is not tried any longer; what has failed before says more.</summary>
    internal void GiveUp(string reason) => _reason = _reason is null ? reason : $"{reason} Before: {_reason}";

    /// <summary>The receiver took the request, but for so many, and says something of it.</summary>
    internal void Accept(long rejected, string? message)
    {
        IsAccepted = true;
        _rejected = Math.Clamp(rejected, 0, _batch);
        if (_rejected > 0) _counts.AddRejected(_rejected);
        if (_rejected > 0 || !string.IsNullOrEmpty(message)) _reports.Partial(Settings, _rejected, message);
    }

    /// <summary>The batch is gone, one way or the other.</summary>
    internal ExportResult Complete(ExportResult result)
    {
        Serialized();
        if (result == ExportResult.Success) _counts.AddExported(_batch - _rejected);
        else _counts.AddFailed(_batch);
        if (result == ExportResult.Success && _isFailing) _reports.Recovered(Settings);
        if (result != ExportResult.Success && !_isFailing) _reports.Failing(Settings, _reason ?? "The request could not be made.");
        if (result == ExportResult.Success) Volatile.Write(ref _failingSince, 0);
        else BeginFailing();
        _isFailing = result != ExportResult.Success;
        Volatile.Write(ref _isOnItsWay, false);
        return result;
    }

    /// <summary>Gives up what is on its way, and what waits for its turn. Batches that still come fail at once.</summary>
    internal void Close() => _end.Cancel();

    /// <summary>Counts what has stayed in the queue, and what comes from here on.</summary>
    internal void DropWaiting()
    {
        int left = Interlocked.Exchange(ref _waiting, Ended);
        if (left > 0) _counts.AddDropped(LossReason.Shutdown, left);
    }

    public void Dispose()
    {
        ObservedSources.Exports.Remove(this);
        _end.Dispose();
    }

    void BeginFailing() => Interlocked.CompareExchange(ref _failingSince, Stopwatch.GetTimestamp(), 0);
}
