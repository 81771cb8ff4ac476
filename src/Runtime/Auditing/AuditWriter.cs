namespace InstrumentGen;

/// <summary>The thread of a trail that hands records to its store.</summary>
sealed class AuditWriter
{
    const int MostDoublings = 7;

    readonly AuditQueue _queue;
    readonly IAuditStore _store;
    readonly TimeSpan _retryDelay;
    readonly Thread _thread;
    readonly AuditIntake _intake;
    volatile bool _isGivenUp;

    internal AuditWriter(AuditQueue queue, IAuditStore store, TimeSpan retryDelay)
    {
        _queue = queue;
        _store = store;
        _retryDelay = retryDelay;
        _intake = new AuditIntake(queue);
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
        while (!_isGivenUp && _intake.Take())
        {
            if (TryAppend()) failures = 0;
            else _queue.Pause(_retryDelay, _retryDelay * (1 << Math.Min(failures++, MostDoublings)));
        }

        Dispose();
    }

    bool TryAppend()
    {
        try
        {
            var batch = new AuditBatch(_intake);
            if (_store.GrowsBatches) _store.Append(batch);
            else _store.Append(Gathered(batch));
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.AuditStore, exception);
            _intake.Failed(exception);
            return false;
        }

        _intake.Done();
        return true;
    }

    static AuditBatch Gathered(AuditBatch batch)
    {
        while (batch.TryGrow())
        {
        }

        return batch.Whole;
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
