using Shop.Carts;

namespace Shop.Ordering;

/// <summary>What was ordered, at the price of that moment.</summary>
public sealed class OrderLine
{
    public required string Sku { get; init; }

    public required decimal UnitPrice { get; init; }

    public required int Quantity { get; init; }

    public static OrderLine From(CartItem item) => new() { Sku = item.Sku, UnitPrice = item.UnitPrice, Quantity = item.Quantity };
}
