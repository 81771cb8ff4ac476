namespace Shop.Ordering;

/// <summary>Fewer are left than were asked for.</summary>
public sealed class OutOfStockException(string sku) : Exception($"Not enough of {sku} is in stock.")
{
    public string Sku { get; } = sku;
}
