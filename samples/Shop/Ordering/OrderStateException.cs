namespace Shop.Ordering;

/// <summary>The order has come too far, or not far enough, for what was asked.</summary>
public sealed class OrderStateException(OrderStatus actual, OrderStatus required)
    : Exception($"The order is {actual}; only an order that is {required} allows this.");
