using Microsoft.EntityFrameworkCore;
using Shop.Catalogue;
using Shop.Ordering;

namespace Shop.Tests;

public class RecoveryTests
{
    const string Sku = FirstProducts.LimitedEdition;
    readonly Guid _customer = Guid.NewGuid();

    [Fact]
    public async Task Recovery_CheckoutInProgress_IsLeftAlone()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        shop.Gateway.OnCharge = async (_, _) => Assert.Equal(0, await shop.RecoverAsync());
        await shop.AddToCartAsync(_customer, Sku, 2);

        await shop.CheckOutAsync(_customer);

        Assert.Equal(OrderStatus.Placed, (await shop.OnlyOrderOfAsync(_customer)).Status);
    }

    // A checkout that outlives its reservation is the worst case of a crash: recovery has already given the goods away.
    [Fact]
    public async Task Recovery_CheckoutAbandoned_GivesGoodsAndMoneyBackOnce()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        shop.Gateway.OnCharge = async (_, _) =>
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(16));
            Assert.Equal(1, await shop.RecoverAsync());
        };
        await shop.AddToCartAsync(_customer, Sku, 2);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => shop.CheckOutAsync(_customer));

        Order order = await shop.OnlyOrderOfAsync(_customer);
        Assert.Equal(OrderStatus.Failed, order.Status);
        Assert.False(order.RefundDue);
        Assert.Equal(12, await shop.StockOfAsync(Sku));
        Assert.Equal(2, Assert.Single((await shop.CartOfAsync(_customer)).Items).Quantity);
        // Once by recovery, before the charge was known, and once by the checkout, after it: the reference makes the second the real one.
        Assert.Equal([order.Id, order.Id], shop.Gateway.Refunds);
    }
}
