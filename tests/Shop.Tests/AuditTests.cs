using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InstrumentGen;
using InstrumentGen.Audit;
using Shop.Catalogue;
using Shop.Ordering;
using Shop.Payments;

namespace Shop.Tests;

/// <summary>What the shop's audit trail says. The trail in force is the process's, so no other shop runs meanwhile.</summary>
[Collection(nameof(AuditTests))]
[CollectionDefinition(nameof(AuditTests), DisableParallelization = true)]
public class AuditTests
{
    const string Sku = FirstProducts.LimitedEdition;

    readonly Guid _customer = Guid.NewGuid();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checkout_ThatSucceeds_SaysWhoPlacedWhichOrder()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        await shop.AddToCartAsync(_customer, Sku);
        using HttpResponseMessage response = await CheckOutAsync(shop);
        Guid order = (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetGuid();
        AuditRecord[] records = RecordsOf(shop, "order.place");
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Success], records.Select(static record => record.Outcome));
        Assert.All(records, record => Assert.Equal(_customer.ToString(), record.Actor));
        Assert.Equal([null, order.ToString()], records.Select(static record => record.Resource));
        Assert.Equal("1", records[1].Details.Single(static detail => detail.Key == "order.lines").Value.GetRawText());
    }

    [Fact]
    public async Task Checkout_ThatIsDeclined_HasFailed()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        shop.Gateway.OnCharge = static (_, _) => throw new CardDeclinedException("test");
        await shop.AddToCartAsync(_customer, Sku);
        using HttpResponseMessage response = await CheckOutAsync(shop);
        Assert.Equal(HttpStatusCode.PaymentRequired, response.StatusCode);
        Assert.Equal((AuditOutcome.Failure, typeof(CardDeclinedException).FullName), (RecordsOf(shop, "order.place")[1].Outcome, RecordsOf(shop, "order.place")[1].Error));
    }

    [Fact]
    public async Task Cancellation_OverHttp_SaysWhoCancelledAndWhereFrom()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        await shop.AddToCartAsync(_customer, Sku);
        Order order = await shop.CheckOutAsync(_customer);
        using HttpResponseMessage response = await shop.Http.PostAsync($"/customers/{_customer}/orders/{order.Id}/cancel", null, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        AuditRecord[] records = [.. RecordsOf(shop, "order.cancel"), .. RecordsOf(shop, "payment.refund")];
        Assert.Equal(4, records.Length);
        Assert.All(records, record => Assert.Equal((_customer.ToString(), order.Id.ToString(), "127.0.0.1"), (record.Actor, record.Resource, record.ClientAddress)));
        Assert.Single(records.Select(static record => record.TraceId).Distinct());
    }

    [Fact]
    public async Task Refund_OfARecovery_IsByTheShop()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        shop.Gateway.OnCharge = static (reference, _) => throw new PaymentUnavailableException(reference);
        await shop.AddToCartAsync(_customer, Sku);
        await Assert.ThrowsAsync<PaymentUnavailableException>(() => shop.CheckOutAsync(_customer));
        Assert.All(RecordsOf(shop, "payment.refund"), static record => Assert.Equal(("shop", null), (record.Actor, record.ClientAddress)));
    }

    [Fact]
    public async Task PriceChange_OverHttp_SaysWhoChangedItToWhatAndWhy()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using HttpResponseMessage response = await shop.Http.PutAsJsonAsync($"/products/{Sku}/price", new { price = 99.5m, clerk = "mia", reason = "sale" }, Token);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        AuditRecord record = RecordsOf(shop, "product.price")[1];
        Assert.Equal(("mia", Sku, "sale"), (record.Actor, record.Resource, record.Reason));
        Assert.Equal(99.5m, Assert.Single(record.Details).Value.GetDecimal());
        Assert.True(AuditVerifier.Verify(shop.TrailPath, cancellationToken: Token).IsIntact);
    }

    [Theory]
    [InlineData("no-such-sku", "10", "sale", HttpStatusCode.NotFound)]
    [InlineData(Sku, "-1", "sale", HttpStatusCode.BadRequest)]
    [InlineData(Sku, "10", "", HttpStatusCode.BadRequest)]
    public async Task PriceChange_ThatMakesNoSense_IsRefused(string sku, string price, string reason, HttpStatusCode expected)
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using HttpResponseMessage response = await shop.Http.PutAsJsonAsync(
            $"/products/{sku}/price",
            new { price = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), clerk = "mia", reason },
            Token);
        Assert.Equal(expected, response.StatusCode);
    }

    Task<HttpResponseMessage> CheckOutAsync(ShopHost shop) => shop.Http.PostAsJsonAsync($"/customers/{_customer}/orders", new { card = TestCards.Pays }, Token);

    static AuditRecord[] RecordsOf(ShopHost shop, string action) => [.. AuditReader.Read(shop.TrailPath, new AuditFilter { Action = action }).Select(static entry => entry.Record)];
}
