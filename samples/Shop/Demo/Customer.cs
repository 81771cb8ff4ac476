using Shop.Catalogue;
using Shop.Payments;

namespace Shop.Demo;

/// <summary>A simulated customer: the random numbers it is given decide all it does.</summary>
sealed class Customer(ShopClient shop, Random random)
{
    static readonly string[] s_skus =
        [.. FirstProducts.All.Select(static product => product.Sku).Where(static sku => sku != FirstProducts.LimitedEdition)];

    static readonly (Trip Trip, int Weight)[] s_mix =
    [
        (Trip.LookAround, 25),
        (Trip.Buy, 45),
        (Trip.BuyAndCancel, 9),
        (Trip.RetryAfterDecline, 6),
        (Trip.BuyLimitedEdition, 5),
        (Trip.PaySlowly, 3),
        (Trip.HangUp, 4),
        (Trip.MeetFailingGateway, 3),
    ];

    static readonly int s_totalWeight = s_mix.Sum(static entry => entry.Weight);

    /// <summary>Comes back until the shop closes, and ends the visit it is on.</summary>
    public async Task ShopUntilAsync(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            await MakeAsync(NextTrip());
            await PauseAsync();
        }
    }

    async Task MakeAsync(Trip trip)
    {
        await LookAroundAsync();
        if (trip == Trip.LookAround) return;

        await FillCartAsync();
        switch (trip)
        {
            case Trip.Buy:
                await BuyAsync();
                break;
            case Trip.BuyAndCancel:
                if (await BuyAsync() is { } order) await shop.CancelOrderAsync(order);
                break;
            case Trip.RetryAfterDecline:
                await shop.CheckOutAsync(random.Next(2) == 0 ? TestCards.Declined : TestCards.InsufficientFunds);
                await BuyAsync();
                break;
            case Trip.BuyLimitedEdition:
                await shop.AddAsync(FirstProducts.LimitedEdition, 1);
                if (await BuyAsync() is null) await shop.RemoveAsync(FirstProducts.LimitedEdition);
                break;
            case Trip.PaySlowly:
                await shop.CheckOutAsync(TestCards.PaysSlowly);
                break;
            case Trip.HangUp:
                await shop.CheckOutAsync(TestCards.PaysSlowly, patience: TimeSpan.FromMilliseconds(random.Next(100, 400)));
                break;
            case Trip.MeetFailingGateway:
                await shop.CheckOutAsync(TestCards.GatewayFails);
                break;
        }
    }

    async Task LookAroundAsync()
    {
        await shop.ListProductsAsync();
        for (int looks = random.Next(1, 4); looks > 0; looks--) await shop.FindProductAsync(NextSku());
    }

    async Task FillCartAsync()
    {
        for (int products = random.Next(1, 4); products > 0; products--)
        {
            string sku = NextSku();
            await shop.AddAsync(sku, random.Next(10) == 0 ? 10 : random.Next(1, 4));
            if (random.Next(8) == 0) await shop.RemoveAsync(sku);
            await PauseAsync();
        }

        // Whatever was removed above, nobody checks out an empty cart.
        await shop.AddAsync(NextSku(), 1);
        await shop.ReadCartAsync();
    }

    async Task<Uri?> BuyAsync()
    {
        Uri? order = await shop.CheckOutAsync(TestCards.Pays);
        if (order is null) return null;
        if (random.Next(3) == 0) await shop.ListOrdersAsync();
        else await shop.ReadOrderAsync(order);
        return order;
    }

    Task PauseAsync() => Task.Delay(random.Next(5, 40));

    string NextSku() => s_skus[random.Next(s_skus.Length)];

    Trip NextTrip()
    {
        int drawn = random.Next(s_totalWeight);
        foreach ((Trip trip, int weight) in s_mix)
        {
            if (drawn < weight) return trip;
            drawn -= weight;
        }

        throw new InvalidOperationException("The weights do not add up.");
    }
}
