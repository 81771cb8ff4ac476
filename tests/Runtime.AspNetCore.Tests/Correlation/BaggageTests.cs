using System.Net.Http.Json;
using System.Text.Json;
using InstrumentGen.AspNetCore;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Correlation;

/// <summary>What is taken from a request's baggage, and how others than our log formats learn of the id.</summary>
public sealed class BaggageTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Baggage_OfARequest_IsTakenWhereItIsListed(bool isTraced)
    {
        await using Service service = await StartAsync(builder => Configure(builder, isTraced, static options => options.Baggage.Add("tenant")));
        using HttpResponseMessage response = await service.GetAsync("/baggage", ("traceparent", Traces.ParentOf(Traces.NewTrace())), ("baggage", "tenant=north%20pole,card=4242"));
        Assert.Equal(["north pole", null], (await response.Content.ReadFromJsonAsync<string?[]>(Token))!.AsEnumerable());
        if (isTraced) Assert.Contains(await service.EndAsync(), static line => line.TryGetProperty("labels", out JsonElement labels) && labels.TryGetProperty("tenant", out JsonElement tenant) && tenant.GetString() == "north pole");
    }

    [Theory]
    [InlineData("tenant=0123456789")]
    [InlineData("tenant=a%0Ab")]
    [InlineData("tenant=a%00b")]
    [InlineData("tenant=a%C2%85b")]
    public async Task Baggage_ThatIsTooLongOrNoText_IsCountedAndLeftOut(string baggage)
    {
        await using Service service = await StartAsync(static builder => Configure(builder, true, static options =>
        {
            options.Baggage.Add("tenant");
            options.MaxBaggageLength = 9;
        }));
        using var rejected = new Rejected(service);
        using HttpResponseMessage response = await service.GetAsync("/baggage", ("baggage", baggage));
        Assert.Equal([null, null], (await response.Content.ReadFromJsonAsync<string?[]>(Token))!.AsEnumerable());
        Assert.Equal(["baggage"], rejected.Headers);
    }

    [Fact]
    public async Task IdBaggage_OfServicesThatAgree_KeepsAnIdThatIsNotTheTraces()
    {
        await using Service inner = await StartAsync(static builder => Configure(builder, true, static options => options.IdBaggage = "correlation"));
        await using Service outer = await StartAsync(
            static builder => Configure(builder, true, static options => options.IdBaggage = "correlation"),
            app => app.MapGet("/", async (HttpClient http) => await http.GetStringAsync(new Uri(inner.Address, "/id"))));
        using HttpResponseMessage response = await outer.GetAsync("/", ("X-Correlation-ID", "order-17"));
        Assert.Equal("order-17", await response.Content.ReadAsStringAsync(Token));
        using HttpResponseMessage bad = await inner.GetAsync("/id", ("baggage", "correlation=a%20b"));
        Assert.Matches("^[0-9a-f]{32}$", await bad.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LogScope_IsThereForOthersWhereItIsAskedFor(bool isAsked)
    {
        var scopes = new RecordedScopes();
        await using Service service = await StartAsync(builder =>
        {
            builder.Logging.AddProvider(scopes);
            Configure(builder, true, options => options.LogScope = isAsked);
        });
        string trace = Traces.NewTrace();
        using HttpResponseMessage response = await service.GetAsync("/id", ("traceparent", Traces.ParentOf(trace)));
        await service.DisposeAsync();
        Assert.Equal(isAsked, scopes.Values.Contains(new("correlation.id", trace)));
        Assert.Equal(isAsked, scopes.Texts.Contains($"correlation.id:{trace}"));
    }

    static Task<Service> StartAsync(Action<WebApplicationBuilder> build, Action<WebApplication>? map = null) => Service.StartAsync(
        app =>
        {
            app.UseCorrelation();
            app.MapGet("/id", static () => CorrelationContext.CorrelationId);
            app.MapGet("/baggage", static () => new string?[] { CorrelationContext.GetBaggage("tenant"), CorrelationContext.GetBaggage("card") });
            map?.Invoke(app);
        },
        build);

    static void Configure(WebApplicationBuilder builder, bool isTraced, Action<CorrelationOptions> configure)
    {
        if (!isTraced) builder.Logging.ClearProviders();
        builder.Services.AddSingleton<HttpClient>();
        builder.Services.AddInstrumentGen().AddCorrelation(configure);
    }
}
