using System.Collections.Concurrent;
using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What is recorded of one call: put together while the call runs, as the bytes of its records. Used again when the call has ended.</summary>
sealed partial class AuditedCall
{
    const int MostSpare = 256;

    static readonly ConcurrentQueue<AuditedCall> s_spare = new();

    // Beside the head, which each record has of its own: who and what, and the details.
    LogLine _who = new();
    LogLine _details = new();
    OperationAudit _audit = null!;
    AuditTrail? _trail;
    AuditCallId _id;
    bool _isGuaranteed;
    bool _hasBegun;
    bool _isRefused;
    bool _hasActor;
    bool _hasClient;
    int _cut;
    string? _thrown;

    AuditedCall()
    {
    }

    AuditTrailOptions? Options => _trail?.Options;

    internal static AuditedCall Rent(OperationAudit audit, AuditTrail? trail, bool isGuaranteed)
    {
        if (!s_spare.TryDequeue(out AuditedCall? call)) call = new AuditedCall();
        call._audit = audit;
        call._trail = trail;
        call._isGuaranteed = isGuaranteed;
        call._id = AuditCallId.Next();
        call._hasBegun = call._isRefused = call._hasActor = call._hasClient = false;
        call._cut = 0;
        call._thrown = null;
        call._who.Begin(LogStyle.Audit);
        call._details.Begin(LogStyle.Audit);
        return call;
    }

    /// <summary>Lets the action begin. Where an attempt is asked for, it is recorded; where that is guaranteed, it is durable when this returns.</summary>
    /// <exception cref="AuditUnavailableException">The action is not to begin.</exception>
    internal void Begin()
    {
        if (_hasBegun) return;
        _hasBegun = true;
        if (_trail is null) throw Refused("no trail is in force. Call services.AddInstrumentGen().AddAudit(...), or AuditTrail.Use(...).");
        bool isKnown = CompleteActor();
        if (!isKnown && _trail.Options.RejectUnknownActors) throw Refused($"its actor is not known, and {nameof(AuditTrailOptions)}.{nameof(AuditTrailOptions.RejectUnknownActors)} is set.");
        if (!_isGuaranteed && !_audit.HasAttempt) return;
        LogLine line = LogLine.Take();
        try
        {
            WriteRecord(line, AuditOutcome.Attempt, 0, null);
            if (_isGuaranteed) CommitAttempt(line);
            else Enqueue(line);
        }
        finally
        {
            line.Return();
        }
    }

    /// <summary>Notes the exception that leaves the method.</summary>
    internal void Throws(Exception exception) => _thrown = ErrorTypes.NameOf(exception.GetType());

    /// <summary>Records how the call has ended, and lets go of it.</summary>
    /// <returns>What is to be waited for.</returns>
    internal AuditReceipt End(Outcome outcome, object? error, long elapsed)
    {
        AuditReceipt receipt = default;
        try
        {
            if (!_isRefused && _trail is not null) receipt = RecordEnd(outcome, error, elapsed);
        }
        catch (Exception exception)
        {
            // The application's call has happened, and must not fail for this.
            TelemetryFailures.Report(TelemetryFailure.AuditStore, exception);
        }

        Return();
        return receipt;
    }

    AuditReceipt RecordEnd(Outcome outcome, object? error, long elapsed)
    {
        if (!_hasBegun) CompleteActor();
        LogLine line = LogLine.Take();
        try
        {
            // What leaves as an exception has failed for whoever asks later, expected or not.
            AuditOutcome ended = outcome == Outcome.Canceled ? AuditOutcome.Canceled
                : _thrown is not null || outcome == Outcome.Error ? AuditOutcome.Failure : AuditOutcome.Success;
            WriteRecord(line, ended, elapsed, ended == AuditOutcome.Failure ? _thrown ?? (error is null ? null : ErrorTypes.NameOf(error)) : null);
            if (!_isGuaranteed)
            {
                Enqueue(line);
                return default;
            }

            if (Commit(line, isAttempt: false) is { } completion) return new AuditReceipt(completion, _trail!.Options.OutcomeTimeout);
            Lost();
            return default;
        }
        finally
        {
            line.Return();
        }
    }

    AuditUnavailableException Refused(string why, Exception? inner = null)
    {
        _isRefused = true;
        return _audit.Unavailable(why, inner);
    }

    void WriteRecord(LogLine line, AuditOutcome outcome, long elapsed, string? error)
    {
        line.Begin(LogStyle.Audit);
        AuditRecordHead.Write(line, _id, _trail!.Options.TimeProvider.GetUtcNow().UtcDateTime, _audit.ActionField, outcome, elapsed, error);
        line.Raw(_who.Written());
        if (_details.Position > 0)
        {
            line.Raw(",\"details\":{"u8);
            line.Raw(_details.Written());
            line.ReplaceLast((byte)'}');
        }

        if (_cut > 0)
        {
            line.Raw(",\"cut\":"u8);
            line.Integer(_cut);
        }

        line.Raw((byte)'}');
    }

    void Return()
    {
        _audit = null!;
        _trail = null;
        if (_who.Capacity > LogLine.KeptBytes) _who = new LogLine();
        if (_details.Capacity > LogLine.KeptBytes) _details = new LogLine();
        if (s_spare.Count < MostSpare) s_spare.Enqueue(this);
    }
}
