using InstrumentGen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Shop.Carts;
using Shop.Payments;
using Shop.Storage;

namespace Shop.Ordering;

public sealed partial class OrderService(
    ShopDbContext db,
    CartService carts,
    OrderReversal reversal,
    ICardGateway gateway,
    TimeProvider clock,
    ILogger<OrderService> logger)
{
    /// <summary>Turns the customer's cart into an order that is paid for; where that fails, everything is as before.</summary>
    // To sell out and to refuse a card is what a shop does all day: nobody is to be woken for it. A gateway that fails is an error.
    [Operation("order.place", Expected = [typeof(EmptyCartException), typeof(OutOfStockException), typeof(CardDeclinedException)])]
    [Traced, Metered]
    [Audited("order.place", Actor = nameof(customerId), Resource = "return.Id")]
    [return: Tag("order.id", Member = "Id"), Tag("order.lines", Member = "Lines.Count")]
    public async Task<Order> PlaceAsync(Guid customerId, CardNumber card, CancellationToken cancellationToken)
    {
        Order order = await ReserveAsync(customerId, cancellationToken);
        try
        {
            await gateway.ChargeAsync(order.Id, card, order.Total, cancellationToken);

            // The card is charged: a caller who leaves now has an order all the same.
            order.Place();
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (CardDeclinedException exception)
        {
            CardDeclined(order.Id, card, exception.Reason);
            await reversal.UndoAsync(order, refundDue: false, CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            // The gateway failed or the caller left: nobody knows whether the charge happened, so it is given back in any case. That
            // must not end with the caller's patience.
            PaymentUncertain(order.Id, exception);
            await reversal.UndoAsync(order, refundDue: true, CancellationToken.None);
            throw;
        }

        OrderPlaced(order.Id, order.Lines.Count, order.Total);
        return order;
    }

    /// <summary>Cancels an order that is placed: the goods go back to stock and the money to the card.</summary>
    /// <returns>The order, or <see langword="null"/> where the customer has no such order.</returns>
    [Operation("order.cancel", Expected = [typeof(OrderStateException)])]
    [Traced, Metered, Logged]
    [Audited("order.cancel", Actor = nameof(customerId), Resource = nameof(orderId))]
    public async Task<Order?> CancelAsync(Guid customerId, Guid orderId, CancellationToken cancellationToken)
    {
        await using IDbContextTransaction transaction = await db.BeginWriteAsync(cancellationToken);
        Order? order = await db.Orders.SingleOrDefaultAsync(
            one => one.Id == orderId && one.CustomerId == customerId,
            cancellationToken);
        if (order is null) return null;

        order.Cancel();
        await reversal.RestockAsync(order, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);

        // The order is cancelled whatever the caller does now, so the refund does not depend on it either.
        await reversal.RefundAsync(order, CancellationToken.None);
        OrderCancelled(order.Id);
        return order;
    }

    [Traced]
    public Task<Order?> FindAsync(Guid customerId, Guid orderId, CancellationToken cancellationToken) =>
        db.Orders.AsNoTracking().SingleOrDefaultAsync(order => order.Id == orderId && order.CustomerId == customerId, cancellationToken);

    [Traced]
    public async Task<IReadOnlyList<Order>> ListAsync(Guid customerId, CancellationToken cancellationToken) =>
        await db.Orders
            .AsNoTracking()
            .Where(order => order.CustomerId == customerId)
            .OrderByDescending(order => order.CreatedAt)
            .ToListAsync(cancellationToken);

    /// <summary>Takes the cart's goods from stock and the cart into a pending order: all of it or nothing.</summary>
    [Operation("stock.reserve", Expected = [typeof(EmptyCartException), typeof(OutOfStockException)])]
    [Traced, Metered]
    async Task<Order> ReserveAsync(Guid customerId, CancellationToken cancellationToken)
    {
        // No lock is held while the card is charged: gateways take seconds, and SQLite has one writer.
        await using IDbContextTransaction transaction = await db.BeginWriteAsync(cancellationToken);
        Cart cart = await carts.GetAsync(customerId, cancellationToken);
        if (cart.Items.Count == 0) throw new EmptyCartException();
        foreach (CartItem item in cart.Items) await TakeAsync(item, cancellationToken);

        DateTimeOffset now = clock.GetUtcNow();
        var order = new Order
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customerId,
            CreatedAt = now,
            Total = cart.Total.Due,
            Lines = [.. cart.Items.Select(OrderLine.From)],
        };
        db.Orders.Add(order);
        await db.CartLines.Where(line => line.CustomerId == customerId).ExecuteDeleteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return order;
    }

    async Task TakeAsync(CartItem item, CancellationToken cancellationToken)
    {
        int taken = await db.Products
            .Where(product => product.Sku == item.Sku && product.Stock >= item.Quantity)
            .ExecuteUpdateAsync(
                set => set.SetProperty(product => product.Stock, product => product.Stock - item.Quantity),
                cancellationToken);
        if (taken == 0) throw new OutOfStockException(item.Sku);
    }

    [LogEvent(LogLevel.Information, "Order {OrderId} of {Lines} lines placed for {Total}")]
    partial void OrderPlaced(Guid orderId, int lines, decimal total);

    [LogEvent(LogLevel.Information, "Order {OrderId} cancelled")]
    partial void OrderCancelled(Guid orderId);

    // The card's type is marked as sensitive: the log has [redacted] in its place.
    [LogEvent(LogLevel.Information, "Card {Card} declined for order {OrderId}: {Reason}")]
    partial void CardDeclined(Guid orderId, CardNumber card, string reason);

    [LogEvent(LogLevel.Warning, "Nobody knows whether order {OrderId} was paid for; it is taken back")]
    partial void PaymentUncertain(Guid orderId, Exception exception);
}
