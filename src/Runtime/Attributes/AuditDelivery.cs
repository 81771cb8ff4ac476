namespace InstrumentGen;

/// <summary>When the records of a call are durable.</summary>
public enum AuditDelivery
{
    /// <summary>As <see cref="AuditTrailOptions.Delivery"/> says. Where no trail is in force, the call goes on, and is counted in <see cref="TelemetryFailures"/>.</summary>
    ByTrail,

    /// <summary>The attempt is durable before the method runs, and the outcome before the call returns. Where the attempt cannot be made durable, the method does not run and
    /// the call fails with <see cref="AuditUnavailableException"/>; so it does where no trail is in force.</summary>
    Guaranteed,

    /// <summary>Records are durable soon. They wait in a bounded queue, and where that is full, the call waits.</summary>
    Queued,
}
