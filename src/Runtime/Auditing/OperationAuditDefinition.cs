namespace InstrumentGen;

/// <summary>What is recorded of an operation's calls in the audit trail. Generated code makes one for each method that is <see cref="AuditedAttribute">[Audited]</see>.</summary>
/// <param name="action">The action's name.</param>
/// <example>
/// <code>
/// static readonly OperationProbe s_refund = InstrumentationScope.Get("Shop").Define(new OperationDefinition("Till.Refund")
/// {
///     Audited = new OperationAuditDefinition("order.refund") { Delivery = AuditDelivery.Guaranteed },
/// });
/// </code>
/// </example>
public sealed class OperationAuditDefinition(string action)
{
    /// <summary>The action's name.</summary>
    public string Action { get; } = action;

    /// <summary>When records are durable.</summary>
    /// <value>The default is <see cref="AuditDelivery.ByTrail"/>.</value>
    public AuditDelivery Delivery { get; init; }

    /// <summary>Whether there is a record before the method runs, too.</summary>
    /// <value>The default is <see langword="false"/>. Guaranteed delivery always has one.</value>
    public bool Attempt { get; init; }
}
