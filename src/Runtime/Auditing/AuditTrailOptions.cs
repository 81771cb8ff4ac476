namespace InstrumentGen;

/// <summary>How a trail takes records in.</summary>
public sealed class AuditTrailOptions
{
    /// <summary>When records of operations that do not say so themselves are durable.</summary>
    /// <value>The default is <see cref="AuditDelivery.Guaranteed"/>.</value>
    public AuditDelivery Delivery { get; set; } = AuditDelivery.Guaranteed;

    /// <summary>How many records may wait to become durable; a call that finds the queue full waits.</summary>
    /// <value>The default is 8192; at least 1.</value>
    public int QueueCapacity
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 8192;

    /// <summary>How long a guaranteed call waits for its attempt to become durable, before it fails.</summary>
    /// <value>The default is 30 seconds.</value>
    /// <remarks>A store that hangs may still take the attempt: it stands there without an outcome then.</remarks>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a guaranteed call waits for its outcome to become durable, before it returns all the same: the record is held and written later.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan OutcomeTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the trail waits after its store has failed, before it tries again; it doubles with each failure, up to a hundred times.</summary>
    /// <value>The default is 100 milliseconds.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the trail tries to write what it holds when it ends.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many bytes the details of a record may have. Those that go beyond are left out and counted in the record.</summary>
    /// <value>The default is 8192.</value>
    public int MaxDetailBytes { get; set; } = 8192;

    /// <summary>How many bytes of UTF-8 an actor, a resource or a reason may have. What goes beyond is cut behind a whole character, with an ellipsis in its place.</summary>
    /// <value>The default is 1024; at least 1.</value>
    public int MaxTextBytes
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1024;

    /// <summary>Whether a call whose actor is not known at run time fails with <see cref="AuditUnavailableException"/>.</summary>
    /// <value>The default is <see langword="false"/>: the record's actor is <see langword="null"/>, and <see cref="AuditTrail.UnknownActors"/> counts it.</value>
    public bool RejectUnknownActors { get; set; }

    /// <summary>Knows the actor of operations whose <see cref="AuditedAttribute.Actor"/> is <see cref="AuditActor.Ambient"/>, and the address of all clients.</summary>
    /// <value>The default, <see langword="null"/>, is that of the host's services, where there is one.</value>
    public IAuditActorAccessor? Actors { get; set; }

    /// <summary>The clock.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
