namespace Shop.Carts;

public sealed record CartItem(string Sku, string Name, decimal UnitPrice, int Quantity);
