using System.Diagnostics;
using InstrumentGen;

namespace Shop.Payments;

/// <summary>The company that takes money from cards.</summary>
/// <remarks>The attributes stand on the interface, so calls are measured whichever gateway is configured, and whoever calls it.</remarks>
[Decorated]
public interface ICardGateway
{
    /// <summary>Charges a card.</summary>
    /// <param name="reference">Ours, and the same whenever the same payment is meant.</param>
    /// <param name="card">The card to charge.</param>
    /// <param name="amount">How much to charge.</param>
    /// <param name="cancellationToken">Stops waiting for the answer; the charge may happen all the same.</param>
    [Operation("payment.charge", Expected = [typeof(CardDeclinedException)])]
    [Traced(Kind = ActivityKind.Client), Metered]
    Task ChargeAsync([Tag("order.id")] Guid reference, CardNumber card, decimal amount, CancellationToken cancellationToken);

    /// <summary>Gives back what was charged under the reference. Where that is nothing, or no longer anything, it does nothing.</summary>
    /// <returns>What was given back.</returns>
    [Operation("payment.refund")]
    [Traced(Kind = ActivityKind.Client), Metered]
    [Audited("payment.refund", Actor = AuditActor.Ambient, Resource = nameof(reference))]
    [return: Tag("refund.amount")]
    Task<decimal> RefundAsync([Tag("order.id")] Guid reference, CancellationToken cancellationToken);
}
