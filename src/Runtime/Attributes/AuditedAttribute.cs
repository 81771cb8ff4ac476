namespace InstrumentGen;

/// <summary>Leaves a record in the audit trail of every call of the method: who did what to what, why, and how it ended.</summary>
/// <remarks>
/// <para>On every exit there is exactly one record: returned, thrown, cancelled, or an iterator that is left early. Records are never sampled and never
/// dropped. Where <see cref="Attempt"/> or <see cref="AuditDelivery.Guaranteed"/> asks for it, there is one before the method runs as well.</para>
/// <para>An exception that leaves the method makes the record a failure, an expected one too: an order that could not be placed was not placed.</para>
/// <para>The details of a record are the method's <see cref="TagAttribute">tags</see>, redacted where they are marked as sensitive. Neither other arguments nor
/// the messages of exceptions are recorded.</para>
/// <para>The trail is that of the application, from <c>services.AddInstrumentGen().AddAudit(...)</c> on; without a host, <see cref="AuditTrail.Use"/>
/// puts one in force.</para>
/// </remarks>
/// <example>
/// <code>
/// [Audited("order.refund", Actor = nameof(clerk), Resource = "order.Id", Reason = nameof(reason))]
/// public Task RefundAsync(Order order, [Tag] decimal amount, string clerk, string reason, CancellationToken cancellationToken) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AuditedAttribute : Attribute
{
    /// <summary>Records the method's calls as actions that are named as the operation is.</summary>
    public AuditedAttribute()
    {
    }

    /// <summary>Records the method's calls as actions of a name.</summary>
    /// <param name="action">The action's name: lower-case words joined by dots, such as <c>order.refund</c>.</param>
    public AuditedAttribute(string action) => Action = action;

    /// <summary>The action's name.</summary>
    /// <value>The default, <see langword="null"/>, is the operation's name.</value>
    public string? Action { get; }

    /// <summary>Who acts: a parameter, a member of the method's type, or a path of members from either, such as <c>user.Identity.Name</c>. What ends at an
    /// <see cref="IAuditActorAccessor"/> asks it. <see cref="AuditActor.Ambient"/> asks the trail's own accessor.</summary>
    /// <value>The default, <see langword="null"/>, is the one parameter or member that is an <see cref="IAuditActorAccessor"/>.</value>
    public string? Actor { get; set; }

    /// <summary>What is acted on: a path as for <see cref="Actor"/>, or one from the result: <c>return.Id</c>.</summary>
    /// <value>The default, <see langword="null"/>, is nothing.</value>
    public string? Resource { get; set; }

    /// <summary>Why: a path as for <see cref="Actor"/>.</summary>
    /// <value>The default, <see langword="null"/>, is nothing.</value>
    public string? Reason { get; set; }

    /// <summary>Whether there is a record before the method runs, too.</summary>
    /// <value>The default is <see langword="false"/>. Guaranteed delivery always has one.</value>
    public bool Attempt { get; set; }

    /// <summary>When records are durable.</summary>
    /// <value>The default is <see cref="AuditDelivery.ByTrail"/>.</value>
    public AuditDelivery Delivery { get; set; }
}
