namespace InstrumentGen;

// How records get to the trail.
sealed partial class AuditedCall
{
    void CommitAttempt(LogLine line)
    {
        if (Commit(line, isAttempt: true) is not { } completion)
        {
            if (!_trail!.HasEnded) throw Refused($"the queue of its trail was full for {_trail.Options.AttemptTimeout}.");
            if (_audit.IsGuaranteed) throw Refused("its trail has ended.");
            Lost();
            return;
        }

        if (!completion.TryWait(_trail!.Options.AttemptTimeout, out AuditSettlement settlement)) throw Refused($"its attempt was not durable within {_trail.Options.AttemptTimeout}.");
        if (!settlement.IsDurable) throw Refused("its attempt could not be made durable.", settlement.Failure);
    }

    AuditCompletion? Commit(LogLine line, bool isAttempt)
    {
        AuditCompletion? completion;
        do
        {
            completion = _trail!.Commit(line.Written(), isAttempt);
        }
        while (completion is null && TakeNextTrail());
        return completion;
    }

    void Enqueue(LogLine line)
    {
        bool isAdded;
        do
        {
            isAdded = _trail!.Enqueue(line.Written());
        }
        while (!isAdded && TakeNextTrail());
        if (!isAdded) Lost();
    }

    // Where a host ends while another runs, that one's trail takes what its own does not take any more.
    bool TakeNextTrail()
    {
        if (!_trail!.HasEnded || AuditTrail.Current is not { } next || next == _trail) return false;
        _trail = next;
        return true;
    }

    void Lost() => TelemetryFailures.Report(TelemetryFailure.AuditTrailMissing, new ObjectDisposedException(nameof(AuditTrail), $"The action '{_audit.Action}' ended after its trail."));
}
