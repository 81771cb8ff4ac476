using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Catalogue;
using Shop.Payments;

namespace Shop.Tests;

public class InstrumentationTests
{
    const string Sku = FirstProducts.LimitedEdition;
    readonly Guid _customer = Guid.NewGuid();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checkout_OverHttp_IsOneTraceFromOrderToPayment()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var trace = new TraceOfRequest();

        await CheckOutAsync(shop, trace);

        Activity order = trace.Span("order.place");
        Activity reservation = trace.Span("stock.reserve");
        Activity payment = trace.Span("payment.charge");
        Assert.Equal(order.SpanId, reservation.ParentSpanId);
        Assert.Equal(order.SpanId, payment.ParentSpanId);
        Assert.Equal(reservation.SpanId, trace.Span("cart.get").ParentSpanId);
        Assert.Equal(ActivityKind.Client, payment.Kind);
        Assert.All([order, reservation, payment], static span => Assert.NotEqual(ActivityStatusCode.Error, span.Status));
    }

    [Fact]
    public async Task Checkout_CardDeclined_IsNoError()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var trace = new TraceOfRequest();
        shop.Gateway.OnCharge = static (_, _) => throw new CardDeclinedException("test");

        await CheckOutAsync(shop, trace);

        Assert.NotEqual(ActivityStatusCode.Error, trace.Span("payment.charge").Status);
        Assert.NotEqual(ActivityStatusCode.Error, trace.Span("order.place").Status);
    }

    [Fact]
    public async Task Checkout_GatewayFails_IsAnErrorWithItsTypeAndNoMessage()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var trace = new TraceOfRequest();
        shop.Gateway.OnCharge = static (reference, _) => throw new PaymentUnavailableException(reference);

        await CheckOutAsync(shop, trace);

        Activity order = trace.Span("order.place");
        Assert.Equal(ActivityStatusCode.Error, order.Status);
        Assert.Equal(typeof(PaymentUnavailableException).FullName, order.GetTagItem("error.type"));
        Assert.Null(order.StatusDescription);
    }

    [Fact]
    public async Task Checkout_CardNumber_AppearsInNoSpan()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var trace = new TraceOfRequest();

        await CheckOutAsync(shop, trace);

        Assert.All(
            trace.Span("payment.charge").TagObjects.Concat(trace.Span("order.place").TagObjects),
            static tag => Assert.DoesNotContain(TestCards.Pays, $"{tag.Value}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Operations_AfterAnOrder_ReportIt()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var trace = new TraceOfRequest();
        await CheckOutAsync(shop, trace);

        JsonElement[]? operations = await shop.Http.GetFromJsonAsync<JsonElement[]>("/operations", Token);

        JsonElement order = Assert.Single(operations!, static one => one.GetProperty("operation").GetString() == "order.place");
        Assert.True(order.GetProperty("ok").GetInt64() >= 1);
        Assert.True(order.GetProperty("p95Ms").GetDouble() > 0);
        Assert.Contains(operations!, static one => one.GetProperty("operation").GetString() == "cart.price");
    }

    [Fact]
    public async Task Metrics_AfterAnOrder_AreServedForPrometheus()
    {
        await using ShopHost shop = await ShopHost.StartAsync();
        using var trace = new TraceOfRequest();
        await CheckOutAsync(shop, trace);

        string[] metrics = (await shop.Http.GetStringAsync("/metrics", Token)).Split('\n');

        Assert.Contains(metrics, static line => line.StartsWith("operation_duration_seconds_count{", StringComparison.Ordinal)
            && line.Contains("operation=\"order.place\"", StringComparison.Ordinal)
            && line.Contains("outcome=\"ok\"", StringComparison.Ordinal));
        Assert.Contains(metrics, static line => line.StartsWith("operation_active{", StringComparison.Ordinal));
    }

    async Task CheckOutAsync(ShopHost shop, TraceOfRequest trace)
    {
        await shop.AddToCartAsync(_customer, Sku);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/customers/{_customer}/orders");
        request.Headers.Add("traceparent", trace.Parent);
        request.Content = JsonContent.Create(new { card = TestCards.Pays });
        using HttpResponseMessage response = await shop.Http.SendAsync(request, Token);
    }
}
