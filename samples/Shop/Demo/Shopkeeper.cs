using System.Net.Http.Json;
using Shop.Catalogue;

namespace Shop.Demo;

/// <summary>Changes a price now and then, back and forth, so that nothing gets dearer for good.</summary>
sealed class Shopkeeper(HttpClient http, RequestTally tally)
{
    static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(700);

    public async Task WorkUntilAsync(CancellationToken closing)
    {
        Product product = FirstProducts.All[0];
        for (bool isReduced = true; !closing.IsCancellationRequested; isReduced = !isReduced)
        {
            decimal price = isReduced ? Math.Round(product.Price * 0.9m, 2) : product.Price;
            using HttpResponseMessage response = await http.PutAsJsonAsync(
                $"/products/{product.Sku}/price",
                new { price, clerk = "mia", reason = isReduced ? "happy hour" : "happy hour is over" },
                CancellationToken.None);
            tally.Add(response.StatusCode);
            await Task.Delay(s_pause, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
