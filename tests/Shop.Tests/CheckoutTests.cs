using Shop.Carts;
using Shop.Catalogue;
using Shop.Ordering;
using Shop.Payments;

namespace Shop.Tests;

public class CheckoutTests
{
    const string Sku = FirstProducts.LimitedEdition;
    readonly Guid _customer = Guid.NewGuid();

    [Fact]
    public async Task Checkout_CardPays_PlacesTheOrderAndEmptiesTheCart()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        await shop.AddToCartAsync(_customer, Sku, 3);

        Order order = await shop.CheckOutAsync(_customer);

        Assert.Equal(OrderStatus.Placed, (await shop.OnlyOrderOfAsync(_customer)).Status);
        Assert.Equal(360, order.Total);
        Assert.Equal([order.Id], shop.Gateway.Charges);
        Assert.Empty((await shop.CartOfAsync(_customer)).Items);
        Assert.Equal(9, await shop.StockOfAsync(Sku));
    }

    [Fact]
    public async Task Checkout_FiftyAtOnceForTenItems_SellsTen()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        await shop.SetStockAsync(Sku, 10);
        Guid[] customers = [.. Enumerable.Range(0, 50).Select(static _ => Guid.NewGuid())];
        foreach (Guid customer in customers) await shop.AddToCartAsync(customer, Sku);

        bool[] sold = await Task.WhenAll(customers.Select(customer => Task.Run(async () =>
        {
            try
            {
                await shop.CheckOutAsync(customer);
                return true;
            }
            catch (OutOfStockException exception) when (exception.Sku == Sku)
            {
                return false;
            }
        })));

        Assert.Equal(10, sold.Count(static one => one));
        Assert.Equal(10, shop.Gateway.Charges.Count);
        Assert.Equal(0, await shop.StockOfAsync(Sku));
    }

    [Fact]
    public async Task Checkout_SameCartTwiceAtOnce_ChargesOnce()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        await shop.AddToCartAsync(_customer, Sku);

        Task<Order>[] attempts = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => shop.CheckOutAsync(_customer)))];
        await Assert.ThrowsAsync<EmptyCartException>(() => Task.WhenAll(attempts));

        Assert.Single(shop.Gateway.Charges);
        Assert.Equal(OrderStatus.Placed, (await shop.OnlyOrderOfAsync(_customer)).Status);
    }

    [Fact]
    public async Task Checkout_OneLineOutOfStock_ReservesNothing()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        int beans = await shop.StockOfAsync("beans-espresso");
        await shop.AddToCartAsync(_customer, "beans-espresso", 2);
        await shop.AddToCartAsync(_customer, Sku, 13);

        await Assert.ThrowsAsync<OutOfStockException>(() => shop.CheckOutAsync(_customer));

        Assert.Equal(beans, await shop.StockOfAsync("beans-espresso"));
        Assert.Equal(2, (await shop.CartOfAsync(_customer)).Items.Count);
        Assert.Empty(shop.Gateway.Charges);
    }

    [Fact]
    public async Task Checkout_CardDeclined_ReleasesTheReservationWithoutARefund()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        shop.Gateway.OnCharge = static (_, _) => throw new CardDeclinedException("test");
        await shop.AddToCartAsync(_customer, Sku, 2);

        await Assert.ThrowsAsync<CardDeclinedException>(() => shop.CheckOutAsync(_customer));

        await AssertUndoneAsync(shop);
        Assert.Empty(shop.Gateway.Refunds);
    }

    [Fact]
    public async Task Checkout_CallerLeavesDuringPayment_LeavesNoReservationAndRefunds()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var leave = new CancellationTokenSource();
        shop.Gateway.OnCharge = (_, cancellationToken) =>
        {
            leave.Cancel();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        };
        await shop.AddToCartAsync(_customer, Sku, 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.CheckOutUntilAsync(_customer, leave.Token));

        await AssertUndoneAsync(shop);
        Assert.Equal(shop.Gateway.Charges, shop.Gateway.Refunds);
    }

    [Fact]
    public async Task Checkout_CallerLeavesWhenTheCardIsCharged_PlacesTheOrder()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var leave = new CancellationTokenSource();
        shop.Gateway.OnCharge = (_, _) => leave.CancelAsync();
        await shop.AddToCartAsync(_customer, Sku);

        await shop.CheckOutUntilAsync(_customer, leave.Token);

        Assert.Equal(OrderStatus.Placed, (await shop.OnlyOrderOfAsync(_customer)).Status);
    }

    [Fact]
    public async Task Checkout_GatewayFails_ReleasesTheReservationAndRefunds()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        shop.Gateway.OnCharge = static (reference, _) => throw new PaymentUnavailableException(reference);
        await shop.AddToCartAsync(_customer, Sku, 2);

        await Assert.ThrowsAsync<PaymentUnavailableException>(() => shop.CheckOutAsync(_customer));

        await AssertUndoneAsync(shop);
        Assert.Equal(shop.Gateway.Charges, shop.Gateway.Refunds);
    }

    [Fact]
    public async Task Checkout_EmptyCart_IsRefused()
    {
        await using ShopHost shop = await ShopHost.StartAsync();

        await Assert.ThrowsAsync<EmptyCartException>(() => shop.CheckOutAsync(_customer));
    }

    async Task AssertUndoneAsync(ShopHost shop)
    {
        Order order = await shop.OnlyOrderOfAsync(_customer);
        Assert.Equal(OrderStatus.Failed, order.Status);
        Assert.False(order.RefundDue);
        Assert.Equal(12, await shop.StockOfAsync(Sku));
        Assert.Equal(2, Assert.Single((await shop.CartOfAsync(_customer)).Items).Quantity);
    }
}
