using System.Net;
using InstrumentGen.Peers;
using InstrumentGen.Peers.Otlp;

namespace InstrumentGen.Package.Tests;

/// <summary>A web application that has nothing but the packages, written from the README and two pages of the documentation.</summary>
[Collection(nameof(PackageCollection))]
public sealed class WebTests(PackageFixture package)
{
    const string Trace = "0af7651916cd43dd8448eb211c80319c";
    const string Header = "X-Correlation-ID";

    [Fact]
    public async Task Requests_OfAWebApplication_AreCorrelatedAndExported()
    {
        await package.PackAsync("src/Runtime.AspNetCore/Runtime.AspNetCore.csproj");
        await package.PackAsync("src/Runtime.OpenTelemetry/Runtime.OpenTelemetry.csproj");
        await package.RunAsync("Web", "build");
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        string withId, withTrace;
        await using (ServingProgram program = await ServingProgram.StartAsync(Path.Combine(package.Folder("Web"), "bin", "Debug", "net10.0", "Web.dll"), "--collector", receiver.HttpEndpoint.ToString()))
        {
            // A trace of this process would be the program's.
            using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = program.Address };
            withId = await CallAsync(client, 7, (Header, "order-4711"), expectedId: "order-4711");
            withTrace = await CallAsync(client, 8, ("traceparent", $"00-{Trace}-b7ad6b7169203331-01"), expectedId: Trace);
            using HttpResponseMessage stop = await client.PostAsync("/stop", null, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, stop.StatusCode);
            Assert.Equal(0, await program.EndAsync());
        }

        Assert.Equal(Trace, withTrace);
        AssertSpans(receiver, 7, withId, "order-4711");
        AssertSpans(receiver, 8, withTrace, null);
        Metric duration = Assert.Single(receiver.Metrics, static metric => metric.Name == "operation.duration");
        HistogramDataPoint point = Assert.Single(duration.Histogram.DataPoints);
        Assert.Equal((2UL, "order.find"), (point.Count, Text(point.Attributes, "operation")));
        Assert.All(receiver.ResourceSpans, static one => Assert.Equal("Web", Text(one.Resource.Attributes, "service.name")));
    }

    /// <returns>The trace that the response says.</returns>
    static async Task<string> CallAsync(HttpClient client, int order, (string Name, string Value) header, string expectedId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/orders/{order}");
        request.Headers.Add(header.Name, header.Value);
        using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal($"order {order}", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal([expectedId], response.Headers.GetValues(Header));
        // traceparent;desc="00-<trace>-<span>-01"
        return Assert.Single(response.Headers.GetValues("Server-Timing")).Split('-')[1];
    }

    /// <summary>The request's span has the id, and the operation's, below it, the tag; a record says what it logged, and all are of one trace.</summary>
    static void AssertSpans(OtlpReceiver receiver, int order, string trace, string? id)
    {
        Span operation = Assert.Single(receiver.Spans, span => span.Name == "order.find" && span.Attributes.Any(one => one.Key == "order.id" && one.Value.IntValue == order));
        Span request = Assert.Single(receiver.Spans, span => span.SpanId == operation.ParentSpanId);
        Assert.Equal((Span.Types.SpanKind.Server, "GET /orders/{id:int}", id), (request.Kind, request.Name, Text(request.Attributes, "correlation.id")));
        LogRecord record = Assert.Single(receiver.LogRecords, one => one.Body.StringValue == $"Order {order} found");
        Assert.Equal(operation.SpanId, record.SpanId);
        Assert.Equal([trace, trace, trace], new[] { request.TraceId, operation.TraceId, record.TraceId }.Select(static one => Convert.ToHexStringLower(one.Span)));
    }

    static string? Text(IEnumerable<KeyValue> attributes, string key) => attributes.SingleOrDefault(one => one.Key == key)?.Value.StringValue;
}
