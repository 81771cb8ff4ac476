namespace Shop.Ordering;

public sealed class Order
{
    /// <summary>Also the reference under which the gateway knows the payment.</summary>
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required decimal Total { get; init; }

    public required List<OrderLine> Lines { get; init; }

    public OrderStatus Status { get; private set; }

    /// <summary>Whether money may still have to go back. Stored together with the status, so that no crash loses a refund.</summary>
    public bool RefundDue { get; private set; }

    public void Place() => Move(OrderStatus.Pending, OrderStatus.Placed);

    public void Cancel()
    {
        Move(OrderStatus.Placed, OrderStatus.Cancelled);
        RefundDue = true;
    }

    public void Fail(bool refundDue)
    {
        Move(OrderStatus.Pending, OrderStatus.Failed);
        RefundDue = refundDue;
    }

    public void Refunded() => RefundDue = false;

    void Move(OrderStatus from, OrderStatus to)
    {
        if (Status != from) throw new OrderStateException(Status, from);
        Status = to;
    }
}
