namespace Shop.Carts;

/// <summary>A cart as it is stored: what and how many. Prices are the catalogue's until the order is placed.</summary>
public sealed class CartLine
{
    public required Guid CustomerId { get; init; }

    public required string Sku { get; init; }

    public required int Quantity { get; init; }
}
