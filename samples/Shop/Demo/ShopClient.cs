using System.Net;
using System.Net.Http.Json;

namespace Shop.Demo;

/// <summary>One customer's view of the service over HTTP.</summary>
sealed class ShopClient(HttpClient http, Guid customerId, RequestTally tally)
{
    readonly string _cart = $"/customers/{customerId}/cart";
    readonly string _orders = $"/customers/{customerId}/orders";

    public Task ListProductsAsync() => SendAsync(HttpMethod.Get, "/products");

    public Task FindProductAsync(string sku) => SendAsync(HttpMethod.Get, $"/products/{sku}");

    public Task ReadCartAsync() => SendAsync(HttpMethod.Get, _cart);

    public Task AddAsync(string sku, int quantity) => SendAsync(HttpMethod.Post, $"{_cart}/lines", new { sku, quantity });

    public Task RemoveAsync(string sku) => SendAsync(HttpMethod.Delete, $"{_cart}/lines/{sku}");

    public Task ListOrdersAsync() => SendAsync(HttpMethod.Get, _orders);

    public Task ReadOrderAsync(Uri order) => SendAsync(HttpMethod.Get, order.OriginalString);

    public Task CancelOrderAsync(Uri order) => SendAsync(HttpMethod.Post, $"{order.OriginalString}/cancel");

    /// <summary>Orders what is in the cart.</summary>
    /// <returns>Where the order is, or <see langword="null"/> where the shop refused.</returns>
    public async Task<Uri?> CheckOutAsync(string card)
    {
        using HttpResponseMessage response = await RequestAsync(HttpMethod.Post, _orders, new { card }, CancellationToken.None);
        return response.StatusCode == HttpStatusCode.Created ? response.Headers.Location : null;
    }

    /// <summary>Orders, but closes the connection if the answer takes longer than the customer's patience.</summary>
    public async Task CheckOutAsync(string card, TimeSpan patience)
    {
        using var hangUp = new CancellationTokenSource(patience);
        try
        {
            using HttpResponseMessage response = await RequestAsync(HttpMethod.Post, _orders, new { card }, hangUp.Token);
        }
        catch (OperationCanceledException) when (hangUp.IsCancellationRequested)
        {
            // This is what the customer wanted.
            tally.AddAborted();
        }
    }

    async Task SendAsync(HttpMethod method, string path, object? body = null)
    {
        using HttpResponseMessage response = await RequestAsync(method, path, body, CancellationToken.None);
    }

    async Task<HttpResponseMessage> RequestAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        tally.Add(response.StatusCode);
        return response;
    }
}
