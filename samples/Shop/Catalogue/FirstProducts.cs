namespace Shop.Catalogue;

/// <summary>What a new database starts with.</summary>
public static class FirstProducts
{
    /// <summary>The one product that soon runs out.</summary>
    public const string LimitedEdition = "print-signed";

    public static Product[] All { get; } =
    [
        new() { Sku = "beans-espresso", Name = "Espresso beans, 1 kg", Price = 24.90m, Stock = 20_000 },
        new() { Sku = "beans-filter", Name = "Filter beans, 1 kg", Price = 22.50m, Stock = 20_000 },
        new() { Sku = "cup-porcelain", Name = "Porcelain cup", Price = 9.80m, Stock = 20_000 },
        new() { Sku = "filter-paper", Name = "Paper filters, 100 pieces", Price = 4.20m, Stock = 20_000 },
        new() { Sku = "grinder-hand", Name = "Hand grinder", Price = 89.00m, Stock = 5_000 },
        new() { Sku = "kettle-gooseneck", Name = "Gooseneck kettle", Price = 74.00m, Stock = 5_000 },
        new() { Sku = "scale-pocket", Name = "Pocket scale", Price = 31.50m, Stock = 5_000 },
        new() { Sku = LimitedEdition, Name = "Signed print, limited edition", Price = 120.00m, Stock = 12 },
    ];
}
