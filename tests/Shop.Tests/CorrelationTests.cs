using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InstrumentGen;
using InstrumentGen.Audit;
using Shop.Catalogue;
using Shop.Payments;

namespace Shop.Tests;

/// <summary>From what a customer has seen of a failure to all that was recorded of it. The trail in force is the process's, so no other shop runs meanwhile.</summary>
[Collection(nameof(AuditTests))]
public class CorrelationTests
{
    readonly Guid _customer = Guid.NewGuid();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Checkout_ThatFails_HasItsTraceInResponseAuditRecordsAndLog(bool isTracedByClient)
    {
        ShopHost shop = await ShopHost.StartAsync();
        string trace;
        await using (shop)
        {
            shop.Gateway.OnCharge = static (reference, _) => throw new PaymentUnavailableException(reference);
            await shop.AddToCartAsync(_customer, FirstProducts.LimitedEdition);
            using HttpResponseMessage response = await CheckOutAsync(shop, isTracedByClient ? $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01" : null);
            trace = await TraceOfAsync(response);
            AuditRecord[] records = [.. AuditReader.Read(shop.TrailPath, new AuditFilter { Action = "order.place" }).Select(static entry => entry.Record)];
            Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Failure], records.Select(static record => record.Outcome));
            Assert.All(records, record => Assert.Equal((trace, trace), (record.TraceId, record.CorrelationId)));
        }

        AssertLogged(trace, shop.Documents.All);
    }

    static async Task<string> TraceOfAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        string trace = Assert.Single(response.Headers.GetValues("X-Correlation-ID"));
        if (response.RequestMessage!.Headers.TryGetValues("traceparent", out IEnumerable<string>? parents)) Assert.Contains(trace, parents.Single(), StringComparison.Ordinal);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.StartsWith($"00-{trace}-", problem.GetProperty("traceId").GetString(), StringComparison.Ordinal);
        return trace;
    }

    void AssertLogged(string trace, JsonElement[] documents)
    {
        JsonElement[] lines = [.. documents.Where(line => line.TryGetProperty("trace.id", out JsonElement id) && id.GetString() == trace)];
        JsonElement[] ours = [.. lines.Where(static line => Logger(line) is "Shop.Ordering.OrderService" or "InstrumentGen.AccessLog")];
        Assert.All(ours, line => Assert.Equal(trace, line.GetProperty("labels").GetProperty("correlation_id").GetString()));
        Assert.Contains(ours, static line => Logger(line) == "Shop.Ordering.OrderService");
        JsonElement access = Assert.Single(ours, static line => Logger(line) == "InstrumentGen.AccessLog");
        Assert.Equal((503, "/customers/{customerId:guid}/orders"), (access.GetProperty("http.response.status_code").GetInt32(), access.GetProperty("http.route").GetString()?.TrimEnd('/')));
        Assert.DoesNotContain(_customer.ToString(), access.GetRawText(), StringComparison.Ordinal);
    }

    static string? Logger(JsonElement line) => line.GetProperty("log.logger").GetString();

    Task<HttpResponseMessage> CheckOutAsync(ShopHost shop, string? parent)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/customers/{_customer}/orders") { Content = JsonContent.Create(new { card = TestCards.Pays }) };
        if (parent is not null) request.Headers.Add("traceparent", parent);
        return shop.Http.SendAsync(request, Token);
    }
}
