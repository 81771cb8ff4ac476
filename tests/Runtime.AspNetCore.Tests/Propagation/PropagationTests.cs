using System.Net;
using System.Text.Json;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Propagation;

/// <summary>One request through three services, with a proxy between the first two and without.</summary>
public sealed class PropagationTests
{
    const string State = "ot=th:8;rv:6e6d1a75832a2f,vendor=a.b@c";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_ThroughThreeServices_HasOneTraceAndOneIdInAllOfThem(bool throughNginx)
    {
        Nginx? nginx = null;
        await using ThreeServices services = await ThreeServices.StartAsync(
            throughNginx ? async second => (nginx = await Nginx.StartAsync(second, Token)).Address : null,
            static options => options.Baggage.Add("tenant"));
        await using IAsyncDisposable? proxy = nginx;
        string trace = Traces.NewTrace();
        using HttpResponseMessage response = await services.First.GetAsync(
            "/", ("traceparent", Traces.ParentOf(trace)), ("tracestate", State), ("baggage", "tenant=north%20pole,card=4242"), ("X-Correlation-ID", "not-this"));

        Assert.Equal((HttpStatusCode.OK, trace), (response.StatusCode, Traces.IdOf(response)));
        ThreeServices.Seen[] seen = JsonSerializer.Deserialize<ThreeServices.Seen[]>(await response.Content.ReadAsStringAsync(Token))!;
        Assert.Equal(Enumerable.Repeat(new ThreeServices.Seen(trace, trace, State, "north pole", null), 3), seen);
        foreach (Service service in (Service[])[services.First, services.Second, services.Third]) AssertLogged(await service.EndAsync(), trace);
    }

    [Fact]
    public async Task Request_WithoutATrace_BeginsOneForAll()
    {
        await using ThreeServices services = await ThreeServices.StartAsync();
        using HttpResponseMessage response = await services.First.GetAsync("/");
        ThreeServices.Seen[] seen = JsonSerializer.Deserialize<ThreeServices.Seen[]>(await response.Content.ReadAsStringAsync(Token))!;
        string trace = Traces.IdOf(response);
        Assert.Equal(Enumerable.Repeat((trace, (string?)trace), 3), seen.Select(static one => (one.Trace, one.Id)));
    }

    [Fact]
    public async Task Proxy_WithoutAServiceBehindIt_FailsWithTheIdInTheLogOfTheCaller()
    {
        Nginx? nginx = null;
        await using ThreeServices services = await ThreeServices.StartAsync(async second => (nginx = await Nginx.StartAsync(second, Token)).Address);
        await using IAsyncDisposable? proxy = nginx;
        await services.Second.DisposeAsync();
        string trace = Traces.NewTrace();
        using HttpResponseMessage response = await services.First.GetAsync("/", ("traceparent", Traces.ParentOf(trace)));
        Assert.Equal((HttpStatusCode.BadGateway, trace), (response.StatusCode, Traces.IdOf(response)));
        JsonElement[] lines = await services.First.EndAsync();
        AssertLogged(lines, trace);
        Assert.Contains(lines, static line => line.TryGetProperty("http.response.status_code", out JsonElement status) && status.GetInt32() == 502);
    }

    static void AssertLogged(JsonElement[] lines, string trace)
    {
        JsonElement[] ofRequest = [.. lines.Where(static line => line.GetProperty("log.logger").GetString() is "InstrumentGen.AccessLog" or "InstrumentGen.Runtime.AspNetCore.Tests.Propagation.ThreeServices")];
        Assert.Equal(2, ofRequest.Length);
        Assert.All(ofRequest, line => Assert.Equal((trace, trace), (line.GetProperty("trace.id").GetString(), line.GetProperty("labels").GetProperty("correlation_id").GetString())));
    }
}
