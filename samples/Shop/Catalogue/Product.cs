namespace Shop.Catalogue;

public sealed class Product
{
    public required string Sku { get; init; }

    public required string Name { get; init; }

    public required decimal Price { get; init; }

    public required int Stock { get; init; }
}
