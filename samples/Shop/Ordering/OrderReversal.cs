using InstrumentGen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Shop.Carts;
using Shop.Payments;
using Shop.Storage;

namespace Shop.Ordering;

/// <summary>Takes orders back: the goods, the cart and the money.</summary>
public sealed partial class OrderReversal(
    ShopDbContext db,
    CartService carts,
    ICardGateway gateway,
    TimeProvider clock,
    ILogger<OrderReversal> logger)
{
    // Longer than any request lives, so that no checkout is undone while its customer still waits.
    static readonly TimeSpan s_abandonedAfter = TimeSpan.FromMinutes(15);

    /// <summary>Ends a checkout that did not come to payment. Does nothing to an order that is no longer pending.</summary>
    /// <param name="order">The order, tracked.</param>
    /// <param name="refundDue">Whether the card may have been charged.</param>
    /// <param name="cancellationToken">Leaves the order as it is; <see cref="RecoverAsync"/> takes it up later.</param>
    [Operation("checkout.undo")]
    [Traced]
    public async Task UndoAsync(Order order, bool refundDue, CancellationToken cancellationToken)
    {
        await using (IDbContextTransaction transaction = await db.BeginWriteAsync(cancellationToken))
        {
            await db.Entry(order).ReloadAsync(cancellationToken);
            if (order.Status == OrderStatus.Pending)
            {
                order.Fail(refundDue);
                await RestockAsync(order, cancellationToken);
                foreach (OrderLine line in order.Lines)
                    await carts.PutAsync(order.CustomerId, line.Sku, line.Quantity, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(CancellationToken.None);
            }
        }

        if (refundDue) await RefundAsync(order, cancellationToken);
    }

    /// <summary>Puts the goods back, in the caller's transaction.</summary>
    public async Task RestockAsync(Order order, CancellationToken cancellationToken)
    {
        foreach (OrderLine line in order.Lines)
        {
            await db.Products
                .Where(product => product.Sku == line.Sku)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(product => product.Stock, product => product.Stock + line.Quantity),
                    cancellationToken);
        }
    }

    /// <summary>Gives back what was paid, now or, if the gateway fails, at the next recovery.</summary>
    public async Task RefundAsync(Order order, CancellationToken cancellationToken)
    {
        try
        {
            decimal amount = await gateway.RefundAsync(order.Id, cancellationToken);
            if (amount > 0) logger.LogInformation("Refunded {Amount} for order {OrderId}", amount, order.Id);
        }
        catch (PaymentUnavailableException exception)
        {
            // The order says that the refund is due, and recovery reads that: whoever asked need not be bothered.
            RefundFailed(order.Id, exception);
            return;
        }

        order.Refunded();
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Finishes what a crash or a failing gateway left behind: reservations nobody pays for, and refunds that are due.</summary>
    /// <returns>How many orders needed it.</returns>
    [Operation("checkout.recover")]
    [Traced, Metered]
    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset abandoned = clock.GetUtcNow() - s_abandonedAfter;
        List<Order> orders = await db.Orders
            .Where(order => order.RefundDue || (order.Status == OrderStatus.Pending && order.CreatedAt < abandoned))
            .ToListAsync(cancellationToken);
        foreach (Order order in orders)
        {
            if (order.Status == OrderStatus.Pending) await UndoAsync(order, refundDue: true, cancellationToken);
            else await RefundAsync(order, cancellationToken);
        }

        return orders.Count;
    }

    [LogEvent(LogLevel.Warning, "The refund for order {OrderId} failed; it is tried again")]
    partial void RefundFailed(Guid orderId, Exception exception);
}
