using System.Diagnostics;

namespace InstrumentGen;

// What records say of who and what.
sealed partial class AuditedCall
{
    /// <summary>Notes where the call belongs.</summary>
    internal void Place(Activity? activity)
    {
        if (CorrelationContext.Current is { } correlation) WriteText(",\"correlation\":\""u8, correlation.Id);
        if (activity is not { IdFormat: ActivityIdFormat.W3C }) return;
        _who.Raw(",\"trace\":\""u8);
        _who.Text(activity.TraceId.ToHexString());
        _who.Raw("\",\"span\":\""u8);
        _who.Text(activity.SpanId.ToHexString());
        _who.Raw((byte)'"');
    }

    internal void Actor<T>(T value, ValueRedaction? redaction)
    {
        if (_hasActor || _hasBegun) return;
        if (!typeof(T).IsValueType && value is IAuditActorAccessor accessor)
        {
            Actor(accessor);
            return;
        }

        _hasActor = Write(",\"actor\":\""u8, value, redaction);
    }

    internal void AmbientActor()
    {
        if (!_hasActor && !_hasBegun && Options?.Actors is { } accessor) Actor(accessor);
    }

    internal void Resource<T>(T value, ValueRedaction? redaction) => Write(",\"resource\":\""u8, value, redaction);

    internal void Reason<T>(T value, ValueRedaction? redaction) => Write(",\"reason\":\""u8, value, redaction);

    internal void Detail<T>(string name, T value, ValueRedaction? redaction)
    {
        int start = _details.Position;
        try
        {
            if (!_details.BeginField(name)) return;
            if (redaction is null) ValueField.Write(_details, value);
            else if (redaction.Redactor is null) _details.TokenValue(LogTokens.Redacted);
            else RedactedLine.WriteValue(_details, value, redaction);
            _details.EndField();
        }
        catch (Exception exception)
        {
            _details.Position = start;
            TelemetryFailures.Report(TelemetryFailure.AuditValue, exception);
        }

        if (_details.Position <= (Options?.MaxDetailBytes ?? 0)) return;
        _details.Position = start;
        _cut++;
    }

    void Actor(IAuditActorAccessor accessor)
    {
        try
        {
            _hasActor = Write(",\"actor\":\""u8, accessor.Actor, null);
            WriteClient(accessor);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.AuditActor, exception);
        }
    }

    void WriteClient(IAuditActorAccessor accessor)
    {
        _hasClient = true;
        if (accessor.ClientAddress is { } address) WriteText(",\"client\":\""u8, address);
    }

    bool CompleteActor()
    {
        if (!_hasActor)
        {
            _who.Raw(",\"actor\":null"u8);
            _trail?.CountUnknownActor();
        }

        try
        {
            if (!_hasClient && Options?.Actors is { } accessor) WriteClient(accessor);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.AuditActor, exception);
        }

        return _hasActor;
    }

    // What reads as nothing is not said.
    bool Write<T>(ReadOnlySpan<byte> prefix, T value, ValueRedaction? redaction)
    {
        if (AuditText.MayBeNull<T>.IsTrue && value is null) return false;
        LogLine text = LogLine.Take();
        try
        {
            text.Begin(LogStyle.Plain);
            if (redaction is null) AuditText.Read(text, value);
            else if (redaction.Redactor is null) text.Raw(LogTokens.Redacted);
            else RedactedLine.Write(text, value, redaction);
            if (text.Position == 0) return false;
            if (!AuditText.Write(_who, prefix, text.Written(), Options?.MaxTextBytes ?? 1)) _cut++;
            return true;
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.AuditValue, exception);
            return false;
        }
        finally
        {
            text.Return();
        }
    }

    void WriteText(ReadOnlySpan<byte> prefix, string text) => Write(prefix, text, null);
}
