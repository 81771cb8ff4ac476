using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Shop.Carts;
using Shop.Catalogue;
using Shop.Ordering;

namespace Shop.Storage;

public sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<CartLine> CartLines => Set<CartLine>();

    public DbSet<Order> Orders => Set<Order>();

    /// <summary>Begins a transaction that holds the one write lock of SQLite from its first moment: what it reads stays true until it
    /// commits, and it never fails half-way because another writer was faster.</summary>
    public Task<IDbContextTransaction> BeginWriteAsync(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Product>(product =>
        {
            product.HasKey(one => one.Sku);
            product.ToTable(table => table.HasCheckConstraint("StockIsNotNegative", "Stock >= 0"));
            product.HasData(FirstProducts.All);
        });
        modelBuilder.Entity<CartLine>(line =>
        {
            line.HasKey(one => new { one.CustomerId, one.Sku });
            line.HasOne<Product>().WithMany().HasForeignKey(one => one.Sku);
        });
        modelBuilder.Entity<Order>(order =>
        {
            order.HasIndex(one => one.CustomerId);
            // SQLite cannot compare the text that a DateTimeOffset would become.
            order.Property(one => one.CreatedAt).HasConversion(
                static time => time.ToUnixTimeMilliseconds(),
                static milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
            // Two requests must not take the same order to two different ends.
            order.Property(one => one.Status).IsConcurrencyToken();
            order.OwnsMany(one => one.Lines, static line =>
            {
                line.WithOwner().HasForeignKey("OrderId");
                line.HasKey("OrderId", nameof(OrderLine.Sku));
            });
        });
    }
}
