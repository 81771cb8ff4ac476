using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Begins the audited calls of one operation.</summary>
sealed class OperationAudit
{
    readonly OperationAuditDefinition _definition;
    readonly InvalidOperationException _missing;
    readonly byte[] _action;

    internal OperationAudit(OperationAuditDefinition definition)
    {
        _definition = definition;
        _missing = new($"The action '{definition.Action}' is audited, and no trail is in force: call services.AddInstrumentGen().AddAudit(...), or AuditTrail.Use(...).");
        _action = AuditText.Field("action", definition.Action);
    }

    internal string Action => _definition.Action;

    /// <summary>The action as records say it.</summary>
    internal ReadOnlySpan<byte> ActionField => _action;

    /// <summary>Whether the operation says itself that delivery is guaranteed: then nothing runs without a trail.</summary>
    internal bool IsGuaranteed => _definition.Delivery == AuditDelivery.Guaranteed;

    internal bool HasAttempt => _definition.Attempt;

    /// <summary>Whether a call leaves a record. One that should and cannot is counted.</summary>
    internal bool IsActive
    {
        get
        {
            if (AuditTrail.Current is { } trail) return !trail.IsWriter;
            if (IsGuaranteed) return true;
            TelemetryFailures.Report(TelemetryFailure.AuditTrailMissing, _missing);
            return false;
        }
    }

    /// <summary>Begins to record a call.</summary>
    /// <returns><see langword="null"/> where it leaves no record.</returns>
    internal AuditedCall? Begin(Activity? activity)
    {
        AuditTrail? trail = AuditTrail.Current;
        if (trail is null && !IsGuaranteed) return null;
        if (trail is { IsWriter: true }) return null;
        AuditedCall call = AuditedCall.Rent(this, trail, DeliveryOf(trail));
        call.Place(activity);
        return call;
    }

    /// <summary>What a call fails with that cannot be begun.</summary>
    internal AuditUnavailableException Unavailable(string why, Exception? inner = null) => new(Action, why, inner);

    bool DeliveryOf(AuditTrail? trail)
    {
        AuditDelivery delivery = _definition.Delivery == AuditDelivery.ByTrail ? trail!.Options.Delivery : _definition.Delivery;
        return delivery != AuditDelivery.Queued;
    }
}
