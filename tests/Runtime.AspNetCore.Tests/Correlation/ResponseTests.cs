using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Correlation;

/// <summary>Which responses carry the id, and what is logged beside them.</summary>
public sealed class ResponseTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/no-such-path", HttpStatusCode.NotFound)]
    [InlineData("/short-circuited", HttpStatusCode.NotFound)]
    [InlineData("/nothing", HttpStatusCode.NoContent)]
    [InlineData("/unchanged", HttpStatusCode.NotModified)]
    [InlineData("/long", HttpStatusCode.OK)]
    [InlineData("/own", HttpStatusCode.OK)]
    [InlineData("/fails", HttpStatusCode.InternalServerError)]
    public async Task Response_OfAnyKind_CarriesTheIdOnce(string path, HttpStatusCode status)
    {
        await using Service service = await StartAsync();
        string trace = Traces.NewTrace();
        using HttpResponseMessage response = await service.GetAsync(path, ("traceparent", Traces.ParentOf(trace)));
        Assert.Equal((status, trace), (response.StatusCode, Traces.IdOf(response)));
    }

    [Fact]
    public async Task Response_ToHead_CarriesTheId()
    {
        await using Service service = await StartAsync();
        string trace = Traces.NewTrace();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/long");
        request.Headers.Add("traceparent", Traces.ParentOf(trace));
        using HttpResponseMessage response = await service.Http.SendAsync(request, Token);
        Assert.Equal(trace, Traces.IdOf(response));
    }

    [Fact]
    public async Task Upgrade_ToAWebSocket_CarriesTheId()
    {
        await using Service service = await StartAsync();
        string trace = Traces.NewTrace();
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("traceparent", Traces.ParentOf(trace));
        await socket.ConnectAsync(new UriBuilder(service.Address) { Scheme = "ws", Path = "/socket" }.Uri, Token);
        Assert.Equal([trace], socket.HttpResponseHeaders!["X-Correlation-ID"]);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    /// <summary>The framework puts that page in front of all that the application uses, and it clears the headers.</summary>
    [Fact]
    public async Task DeveloperPage_OfAnException_CarriesTheId()
    {
        await using Service service = await Service.StartAsync(
            static app =>
            {
                app.UseCorrelation();
                app.MapGet("/fails", static () => { throw new InvalidOperationException("planted"); });
            },
            environment: "Development");
        string trace = Traces.NewTrace();
        using HttpResponseMessage response = await service.GetAsync("/fails", ("traceparent", Traces.ParentOf(trace)), ("Accept", "text/html"));
        Assert.Contains("planted", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(trace, Traces.IdOf(response));
        // Being asynchronous, the page hides the id from the server, which says last that the request has finished.
        AssertAllHaveId(trace, [.. (await service.EndAsync()).Where(static line => !Message(line).StartsWith("Request finished", StringComparison.Ordinal))]);
    }

    /// <summary>A handler that stands in front runs what is behind it again.</summary>
    [Fact]
    public async Task ExceptionHandler_InFrontOfCorrelation_KeepsTheFirstId()
    {
        await using Service service = await Service.StartAsync(
            static app =>
            {
                app.UseExceptionHandler("/error");
                app.UseCorrelation();
                app.MapGet("/fails", static () => { throw new InvalidOperationException(CorrelationContext.CorrelationId); });
                app.MapGet("/error", static () => CorrelationContext.CorrelationId);
            },
            static builder => builder.Services.AddInstrumentGen().AddCorrelation(static options => options.ServerTiming = true));
        using HttpResponseMessage response = await service.GetAsync("/fails");
        string id = Traces.IdOf(response);
        Assert.Equal(id, await response.Content.ReadAsStringAsync(Token));
        Assert.StartsWith($"traceparent;desc=\"00-{id}-", Assert.Single(response.Headers.GetValues("Server-Timing")), StringComparison.Ordinal);
        Assert.Contains(await service.EndAsync(), line => line.TryGetProperty("error.message", out JsonElement message) && message.GetString() == id);
    }

    /// <summary>What the server itself says of a request is logged when all middleware is done.</summary>
    [Fact]
    public async Task Records_OfARequest_HaveItsIdFromFirstToLast()
    {
        await using Service service = await StartAsync();
        string trace = Traces.NewTrace();
        using HttpResponseMessage response = await service.GetAsync("/fails", ("traceparent", Traces.ParentOf(trace)));
        JsonElement[] lines = await service.EndAsync();
        Assert.Contains(lines, static line => Message(line).StartsWith("Request finished", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.TryGetProperty("error.message", out _));
        AssertAllHaveId(trace, lines);
    }

    [Fact]
    public async Task Requests_OfOneConnection_HaveIdsOfTheirOwn()
    {
        await using Service service = await StartAsync();
        HashSet<string> ids = [];
        for (int request = 0; request < 10; request++)
        {
            using HttpResponseMessage response = await service.GetAsync("/id");
            string id = await response.Content.ReadAsStringAsync(Token);
            Assert.Equal(Traces.IdOf(response), id);
            Assert.True(ids.Add(id));
        }

        Assert.Null(CorrelationContext.CorrelationId);
    }

    [Fact]
    public async Task ServerTiming_WhenAskedFor_SaysTheSpanBesideWhatTheApplicationSays()
    {
        await using Service service = await StartAsync(static builder => builder.Services.AddInstrumentGen().AddCorrelation(static options => options.ServerTiming = true));
        string trace = Traces.NewTrace();
        using HttpResponseMessage response = await service.GetAsync("/own", ("traceparent", Traces.ParentOf(trace)));
        string[] timings = [.. response.Headers.GetValues("Server-Timing")];
        Assert.Contains("db;dur=53", timings);
        Assert.Matches($"^traceparent;desc=\"00-{trace}-[0-9a-f]{{16}}-01\"$", timings.Single(static one => one != "db;dur=53"));
        using HttpResponseMessage failed = await service.GetAsync("/fails", ("traceparent", Traces.ParentOf(trace)));
        Assert.Single(failed.Headers.GetValues("Server-Timing"));
    }

    [Fact]
    public async Task ServerTiming_ByDefault_IsNotSaid()
    {
        await using Service service = await StartAsync();
        using HttpResponseMessage response = await service.GetAsync("/id");
        Assert.False(response.Headers.Contains("Server-Timing"));
    }

    static Task<Service> StartAsync(Action<WebApplicationBuilder>? build = null) => Service.StartAsync(
        static app =>
        {
            app.UseCorrelation();
            app.UseExceptionHandler(static handler => handler.Run(static context => context.Response.WriteAsync("sorry")));
            // Else the framework routes in front of everything, and a short circuit leaves all middleware out.
            app.UseRouting();
            app.UseWebSockets();
            app.MapGet("/id", static () => CorrelationContext.CorrelationId);
            app.MapGet("/nothing", static () => Results.NoContent());
            app.MapGet("/unchanged", static () => Results.StatusCode(StatusCodes.Status304NotModified));
            app.MapMethods("/long", ["GET", "HEAD"], static () => new string('x', 100_000));
            app.MapGet("/own", static (HttpContext context) =>
            {
                context.Response.Headers["X-Correlation-ID"] = "of-the-application";
                context.Response.Headers["Server-Timing"] = "db;dur=53";
                return "";
            });
            app.MapGet("/fails", static () => { throw new InvalidOperationException("planted"); });
            app.MapShortCircuit(404, "short-circuited");
            app.MapGet("/socket", static async (HttpContext context) =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.ReceiveAsync(new byte[16], context.RequestAborted);
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
            });
        },
        build);

    // The server's first record of a request comes before any middleware.
    static void AssertAllHaveId(string id, JsonElement[] lines)
    {
        JsonElement[] ofRequest = [.. lines.Where(line => line.TryGetProperty("trace.id", out JsonElement trace) && trace.GetString() == id).Where(static line => !Message(line).StartsWith("Request starting", StringComparison.Ordinal))];
        Assert.NotEmpty(ofRequest);
        Assert.All(ofRequest, line => Assert.Equal(id, line.GetProperty("labels").GetProperty("correlation_id").GetString()));
    }

    static string Message(JsonElement line) => line.GetProperty("message").GetString()!;
}
