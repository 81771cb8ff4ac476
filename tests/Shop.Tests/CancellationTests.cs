using Shop.Catalogue;
using Shop.Ordering;
using Shop.Payments;

namespace Shop.Tests;

public class CancellationTests
{
    const string Sku = FirstProducts.LimitedEdition;
    readonly Guid _customer = Guid.NewGuid();

    [Fact]
    public async Task Cancel_PlacedOrder_RestoresStockAndRefunds()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        Order order = await PlaceAsync(shop);

        await shop.CancelAsync(order);

        Order cancelled = await shop.OnlyOrderOfAsync(_customer);
        Assert.Equal(OrderStatus.Cancelled, cancelled.Status);
        Assert.False(cancelled.RefundDue);
        Assert.Equal(12, await shop.StockOfAsync(Sku));
        Assert.Equal([order.Id], shop.Gateway.Refunds);
    }

    [Fact]
    public async Task Cancel_TenTimesAtOnce_RestoresStockAndRefundsOnce()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        Order order = await PlaceAsync(shop);

        bool[] cancelled = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await shop.CancelAsync(order) is not null;
            }
            catch (OrderStateException)
            {
                return false;
            }
        })));

        Assert.Single(cancelled, static one => one);
        Assert.Equal(12, await shop.StockOfAsync(Sku));
        Assert.Equal([order.Id], shop.Gateway.Refunds);
    }

    [Fact]
    public async Task Cancel_OrderOfAnotherCustomer_FindsNone()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        Order order = await PlaceAsync(shop);

        Order? cancelled = await shop.UseAsync((OrderService orders) =>
            orders.CancelAsync(Guid.NewGuid(), order.Id, TestContext.Current.CancellationToken));

        Assert.Null(cancelled);
        Assert.Equal(OrderStatus.Placed, (await shop.OnlyOrderOfAsync(_customer)).Status);
    }

    [Fact]
    public async Task Cancel_GatewayFails_CancelsNowAndRefundsAtTheNextRecovery()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        Order order = await PlaceAsync(shop);
        shop.Gateway.OnRefund = static (reference, _) => throw new PaymentUnavailableException(reference);

        await shop.CancelAsync(order);

        Order cancelled = await shop.OnlyOrderOfAsync(_customer);
        Assert.Equal(OrderStatus.Cancelled, cancelled.Status);
        Assert.True(cancelled.RefundDue);

        shop.Gateway.OnRefund = static (_, _) => Task.CompletedTask;
        Assert.Equal(1, await shop.RecoverAsync());
        Assert.False((await shop.OnlyOrderOfAsync(_customer)).RefundDue);
        Assert.Equal(0, await shop.RecoverAsync());
    }

    async Task<Order> PlaceAsync(ShopHost shop)
    {
        await shop.AddToCartAsync(_customer, Sku, 2);
        return await shop.CheckOutAsync(_customer);
    }
}
