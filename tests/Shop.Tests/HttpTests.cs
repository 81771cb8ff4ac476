using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Catalogue;
using Shop.Ordering;
using Shop.Payments;

namespace Shop.Tests;

public class HttpTests
{
    const string Sku = FirstProducts.LimitedEdition;
    readonly Guid _customer = Guid.NewGuid();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Http_FromCatalogueToCancellation_Works()
    {
        await using ShopHost shop = await ShopHost.StartAsync();

        JsonElement products = await shop.Http.GetFromJsonAsync<JsonElement>("/products", Token);
        Assert.Equal(FirstProducts.All.Length, products.GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await shop.Http.GetAsync($"/products/{Sku}", Token)).StatusCode);

        HttpResponseMessage added = await PostAsync(shop, "cart/lines", new { sku = Sku, quantity = 2 });
        JsonElement cart = await added.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal(240, cart.GetProperty("total").GetProperty("due").GetDecimal());

        HttpResponseMessage placed = await PostAsync(shop, "orders", new { card = TestCards.Pays });
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        JsonElement order = await shop.Http.GetFromJsonAsync<JsonElement>(placed.Headers.Location, Token);
        Assert.Equal("Placed", order.GetProperty("status").GetString());

        HttpResponseMessage cancelled = await shop.Http.PostAsync($"{placed.Headers.Location}/cancel", null, Token);
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        HttpResponseMessage again = await shop.Http.PostAsync($"{placed.Headers.Location}/cancel", null, Token);
        await AssertProblemAsync(again, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Http_ClientHangsUpDuringPayment_UndoesTheCheckout()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var hangUp = new CancellationTokenSource();
        shop.Gateway.OnCharge = (_, cancellationToken) =>
        {
            hangUp.Cancel();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        };
        await shop.AddToCartAsync(_customer, Sku);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            shop.Http.PostAsJsonAsync($"/customers/{_customer}/orders", new { card = TestCards.Pays }, hangUp.Token));
        await shop.StopServingAsync();

        Assert.Equal(OrderStatus.Failed, (await shop.OnlyOrderOfAsync(_customer)).Status);
        Assert.Equal(12, await shop.StockOfAsync(Sku));
    }

    [Fact]
    public async Task Http_RefusalsOfTheDomain_AreProblems()
    {
        await using ShopHost shop = await ShopHost.StartAsync();

        await AssertProblemAsync(await PostAsync(shop, "orders", new { card = TestCards.Pays }), HttpStatusCode.Conflict);

        await shop.AddToCartAsync(_customer, Sku);
        shop.Gateway.OnCharge = static (_, _) => throw new CardDeclinedException("test");
        await AssertProblemAsync(await PostAsync(shop, "orders", new { card = TestCards.Declined }), HttpStatusCode.PaymentRequired);

        shop.Gateway.OnCharge = static (reference, _) => throw new PaymentUnavailableException(reference);
        await AssertProblemAsync(await PostAsync(shop, "orders", new { card = TestCards.GatewayFails }), HttpStatusCode.ServiceUnavailable);

        await AssertProblemAsync(await PostAsync(shop, "cart/lines", new { sku = "unicorn", quantity = 1 }), HttpStatusCode.NotFound);
        await AssertProblemAsync(await shop.Http.GetAsync("/products/unicorn", Token), HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("cart/lines", """{ "sku": "beans-filter", "quantity": 0 }""")]
    [InlineData("cart/lines", """{ "sku": "", "quantity": 1 }""")]
    [InlineData("cart/lines", """{ "sku": "beans-filter" }""")]
    [InlineData("orders", """{ }""")]
    [InlineData("orders", """{ "card": null }""")]
    [InlineData("orders", """{ "card": "4242424242424241" }""")]
    public async Task Http_InvalidRequest_IsABadRequest(string path, string json)
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        await AssertProblemAsync(await shop.Http.PostAsync($"/customers/{_customer}/{path}", content, Token), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Http_CardNumber_AppearsInNoLogAndNoAnswer()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        var answers = new List<string>();
        foreach (string card in (string[])[TestCards.Pays, "4242424242424241"])
        {
            await shop.AddToCartAsync(_customer, Sku);
            answers.Add(await (await PostAsync(shop, "orders", new { card })).Content.ReadAsStringAsync(Token));
        }

        Assert.NotEmpty(shop.Logs.Lines);
        Assert.All(shop.Logs.Lines.Concat(answers), static line => Assert.DoesNotContain("4242424242", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Http_Root_ListsTheEndpoints()
    {
        await using ShopHost shop = await ShopHost.StartAsync();

        string[]? endpoints = await shop.Http.GetFromJsonAsync<string[]>("/", Token);

        Assert.Contains("POST /customers/{customerId:guid}/orders", endpoints!);
        Assert.Contains("GET /operations", endpoints!);
    }

    Task<HttpResponseMessage> PostAsync(ShopHost shop, string path, object body) =>
        shop.Http.PostAsJsonAsync($"/customers/{_customer}/{path}", body, Token);

    static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
    }
}
