namespace InstrumentGen;

/// <summary>The thread of a trail that hands records to its store.</summary>
sealed class AuditWriter
{
    const int MostOfBatch = 1024;
    const int MostDoublings = 7;

    readonly AuditQueue _queue;
    readonly IAuditStore _store;
    readonly TimeSpan _retryDelay;
    readonly Thread _thread;
    readonly List<AuditSlot> _batch = [];
    ReadOnlyMemory<byte>[] _records = [];
    volatile bool _isGivenUp;

    internal AuditWriter(AuditQueue queue, IAuditStore store, TimeSpan retryDelay)
    {
        _queue = queue;
        _store = store;
        _retryDelay = retryDelay;
        // Not of the pool: callers that block it wait for this one.
        _thread = new Thread(Run) { IsBackground = true, Name = "InstrumentGen audit" };
        _thread.Start();
    }

    internal bool IsCurrentThread => Thread.CurrentThread == _thread;

    /// <summary>Waits until the queue, which is closed, is empty, and gives up what is not written by then.</summary>
    internal void End(TimeSpan timeout)
    {
        if (IsCurrentThread || _thread.Join(timeout)) return;
        _isGivenUp = true;
        _queue.Hurry();
        int left = _queue.Count;
        TelemetryLosses.Count(TelemetrySignal.Audit, LossReason.SinkFailed, left);
        TelemetryFailures.Report(TelemetryFailure.AuditStore, new TimeoutException($"{left} audit records could not be written before the trail ended."));
    }

    void Run()
    {
        int failures = 0;
        while (!_isGivenUp && _queue.Take(_batch, MostOfBatch))
        {
            int callers = _batch.Count(static slot => slot.Receipt is not null);
            if (TryAppend())
            {
                failures = 0;
                if (callers > 1) _queue.Gather(callers);
                continue;
            }

            _queue.Pause(_retryDelay, _retryDelay * (1 << Math.Min(failures++, MostDoublings)));
        }

        Dispose();
    }

    bool TryAppend()
    {
        if (_records.Length < _batch.Count) _records = new ReadOnlyMemory<byte>[MostOfBatch];
        for (int index = 0; index < _batch.Count; index++) _records[index] = _batch[index].Record;
        try
        {
            _store.Append(new AuditBatch(_records.AsSpan(0, _batch.Count)));
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.AuditStore, exception);
            _queue.Failed(exception);
            return false;
        }

        _queue.Done();
        return true;
    }

    void Dispose()
    {
        try
        {
            _store.Dispose();
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.AuditStore, exception);
        }
    }
}
