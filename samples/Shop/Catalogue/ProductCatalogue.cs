using InstrumentGen;
using Microsoft.EntityFrameworkCore;
using Shop.Storage;

namespace Shop.Catalogue;

/// <summary>What there is to buy. Metered as a whole, in buckets that suit reads of a local database.</summary>
[Traced, Metered(Buckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1])]
public sealed class ProductCatalogue(ShopDbContext db)
{
    [Operation("catalogue.list")]
    public async Task<IReadOnlyList<Product>> ListAsync(CancellationToken cancellationToken) =>
        await db.Products.AsNoTracking().OrderBy(product => product.Sku).ToListAsync(cancellationToken);

    [Operation("catalogue.find")]
    public ValueTask<Product?> FindAsync(string sku, CancellationToken cancellationToken) =>
        db.Products.FindAsync([sku], cancellationToken);

    /// <summary>Changes what a product costs from now on; carts show it at once.</summary>
    /// <returns>Whether there is such a product.</returns>
    [Operation("catalogue.price")]
    [Audited("product.price", Actor = nameof(clerk), Resource = nameof(sku), Reason = nameof(reason))]
    public async Task<bool> ChangePriceAsync(string sku, [Tag] decimal price, string clerk, string reason, CancellationToken cancellationToken) =>
        await db.Products.Where(product => product.Sku == sku).ExecuteUpdateAsync(set => set.SetProperty(product => product.Price, price), cancellationToken) > 0;
}
