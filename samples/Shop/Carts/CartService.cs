using InstrumentGen;
using Microsoft.EntityFrameworkCore;
using Shop.Catalogue;
using Shop.Storage;

namespace Shop.Carts;

[Traced, Metered(Buckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1])]
public sealed class CartService(ShopDbContext db, ProductCatalogue catalogue)
{
    [Operation("cart.get")]
    public async Task<Cart> GetAsync(Guid customerId, CancellationToken cancellationToken)
    {
        List<CartItem> items = await db.CartLines
            .Where(line => line.CustomerId == customerId)
            .OrderBy(line => line.Sku)
            .Join(
                db.Products,
                line => line.Sku,
                product => product.Sku,
                (line, product) => new CartItem(product.Sku, product.Name, product.Price, line.Quantity))
            .ToListAsync(cancellationToken);
        return new Cart(items, items.Total());
    }

    /// <summary>Adds to the cart; there is no cart to return where there is no such product.</summary>
    [Operation("cart.add")]
    public async Task<Cart?> AddAsync(Guid customerId, string sku, int quantity, CancellationToken cancellationToken)
    {
        if (await catalogue.FindAsync(sku, cancellationToken) is null) return null;
        await PutAsync(customerId, sku, quantity, cancellationToken);
        return await GetAsync(customerId, cancellationToken);
    }

    [Operation("cart.remove")]
    public async Task<Cart> RemoveAsync(Guid customerId, string sku, CancellationToken cancellationToken)
    {
        await db.CartLines
            .Where(line => line.CustomerId == customerId && line.Sku == sku)
            .ExecuteDeleteAsync(cancellationToken);
        return await GetAsync(customerId, cancellationToken);
    }

    /// <summary>Writes one line, as part of adding to the cart or of undoing a checkout; those are the operations to watch.</summary>
    [NotInstrumented]
    public Task PutAsync(Guid customerId, string sku, int quantity, CancellationToken cancellationToken) =>
        // One statement: two requests that add the same product must not overwrite one another.
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO CartLines (CustomerId, Sku, Quantity) VALUES ({customerId}, {sku}, {quantity})
            ON CONFLICT (CustomerId, Sku) DO UPDATE SET Quantity = Quantity + excluded.Quantity
            """,
            cancellationToken);
}
