using System.Diagnostics;
using System.Net.Http.Json;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Correlation;

/// <summary>Which id a request has.</summary>
public sealed class IdTests
{
    const string Trace = "0af7651916cd43dd8448eb211c80319c";
    const string Parent = $"00-{Trace}-b7ad6b7169203331-01";

    [Fact]
    public async Task Request_WithTraceParent_HasItsTrace()
    {
        await using Service service = await StartAsync();
        using HttpResponseMessage response = await service.GetAsync("/", ("traceparent", Parent), ("X-Correlation-ID", "of-the-header"));
        Assert.Equal(Trace, Traces.IdOf(response));
        Assert.Equal(new Seen(Trace, Trace, null), await SeenIn(response));
    }

    [Theory]
    [InlineData("X-Correlation-ID")]
    [InlineData("X-Request-ID")]
    [InlineData("x-request-id")]
    public async Task Request_WithHeader_HasItsIdAndTheActivityATag(string header)
    {
        await using Service service = await StartAsync();
        using HttpResponseMessage response = await service.GetAsync("/", (header, "Order-17:a/b+c=~_.x"));
        Assert.Equal("Order-17:a/b+c=~_.x", Traces.IdOf(response));
        Seen seen = await SeenIn(response);
        Assert.Equal(("Order-17:a/b+c=~_.x", "Order-17:a/b+c=~_.x"), (seen.Id, seen.Tag));
    }

    [Fact]
    public async Task Request_WithTwoHeaders_HasTheFirstOfTheOptionsThatIsValid()
    {
        await using Service service = await StartAsync();
        using HttpResponseMessage both = await service.GetAsync("/", ("X-Request-ID", "second"), ("X-Correlation-ID", "first"));
        Assert.Equal("first", Traces.IdOf(both));
        using HttpResponseMessage one = await service.GetAsync("/", ("X-Request-ID", "second"), ("X-Correlation-ID", "in valid"));
        Assert.Equal("second", Traces.IdOf(one));
    }

    [Fact]
    public async Task Request_WithoutAny_HasTheTraceThatItBegins()
    {
        await using Service service = await StartAsync();
        using HttpResponseMessage response = await service.GetAsync("/");
        Seen seen = await SeenIn(response);
        Assert.Matches("^[0-9a-f]{32}$", seen.Id);
        Assert.Equal((seen.Trace, null), (seen.Id, seen.Tag));
        Assert.Equal(seen.Id, Traces.IdOf(response));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a,b")]
    [InlineData("a;b")]
    [InlineData("a\"b")]
    [InlineData("a\\nb")]
    [InlineData("<script>")]
    [InlineData("\u00fc")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task Id_ThatIsNotValid_IsCountedAndSaidNowhere(string id)
    {
        await using Service service = await StartAsync();
        using var rejected = new Rejected(service);
        // HttpClient refuses to send some of them.
        using HttpResponseMessage response = await RawHttp.GetAsync(service.Address, "/", $"X-Correlation-ID: {id}\r\n");
        Seen seen = await SeenIn(response);
        Assert.Equal(seen.Trace, seen.Id);
        Assert.Equal(["X-Correlation-ID"], rejected.Headers);
        if (id.Length > 0) Assert.All(await service.EndAndReadAsync(), line => Assert.DoesNotContain(id, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("nonsense")]
    public async Task TraceParent_ThatIsNotValid_IsCountedAndTheHeaderCounts(string parent)
    {
        await using Service service = await StartAsync();
        using var rejected = new Rejected(service);
        using HttpResponseMessage response = await service.GetAsync("/", ("traceparent", parent), ("X-Correlation-ID", "of-the-header"));
        Assert.Equal("of-the-header", Traces.IdOf(response));
        Assert.Equal(["traceparent"], rejected.Headers);
    }

    [Fact]
    public async Task Header_ThatComesTwice_IsNotTaken()
    {
        await using Service service = await StartAsync();
        using HttpResponseMessage response = await RawHttp.GetAsync(service.Address, "/", "X-Correlation-ID: one\r\nX-Correlation-ID: two\r\n");
        Seen seen = await SeenIn(response);
        Assert.Equal(seen.Trace, seen.Id);
    }

    [Fact]
    public async Task Untrusted_WithHeader_HasItsOwnTrace()
    {
        await using Service service = await StartAsync(static builder => builder.Services.AddInstrumentGen().AddCorrelation(static options => options.TrustIncoming = false));
        using HttpResponseMessage response = await service.GetAsync("/", ("X-Correlation-ID", "mine"));
        Seen seen = await SeenIn(response);
        Assert.Equal(seen.Trace, seen.Id);
    }

    [Fact]
    public async Task Untrusted_WithTraceParent_HasANewId()
    {
        await using Service service = await StartAsync(static builder => builder.Services.AddInstrumentGen().AddCorrelation(static options => options.TrustIncoming = false));
        using HttpResponseMessage response = await service.GetAsync("/", ("traceparent", Parent));
        Seen seen = await SeenIn(response);
        Assert.Equal(Trace, seen.Trace);
        Assert.NotEqual(Trace, seen.Id);
        Assert.Matches("^[0-9a-f]{32}$", seen.Id);
        Assert.Equal(seen.Id, seen.Tag);
    }

    /// <summary>Without logs and listeners the framework makes no activity.</summary>
    [Fact]
    public async Task Untraced_HasTheTraceOfTheHeaderOrANewId()
    {
        await using Service service = await StartAsync(static builder => builder.Logging.ClearProviders());
        using HttpResponseMessage traced = await service.GetAsync("/", ("traceparent", Parent), ("X-Correlation-ID", "of-the-header"));
        Assert.Equal(new Seen(Trace, null, null), await SeenIn(traced));
        using HttpResponseMessage named = await service.GetAsync("/", ("X-Correlation-ID", "of-the-header"));
        Assert.Equal("of-the-header", Traces.IdOf(named));
        using HttpResponseMessage one = await service.GetAsync("/");
        using HttpResponseMessage another = await service.GetAsync("/");
        Assert.Matches("^[0-9a-f]{32}$", Traces.IdOf(one));
        Assert.NotEqual(Traces.IdOf(one), Traces.IdOf(another));
    }

    [Fact]
    public async Task Options_WithOtherNamesAndCharacters_AreFollowed()
    {
        await using Service service = await StartAsync(static builder => builder.Services.AddInstrumentGen().AddCorrelation(static options =>
        {
            options.RequestHeaders.Clear();
            options.RequestHeaders.Add("X-Shop");
            options.ResponseHeader = "X-Shop-Answer";
            options.AllowedCharacters = "0123456789";
            options.MaxLength = 4;
        }));
        using HttpResponseMessage response = await service.GetAsync("/", ("X-Shop", "1234"));
        Assert.Equal("1234", Assert.Single(response.Headers.GetValues("X-Shop-Answer")));
        Assert.False(response.Headers.Contains("X-Correlation-ID"));
        foreach (string bad in (string[])["12345", "12a"])
        {
            using HttpResponseMessage other = await service.GetAsync("/", ("X-Shop", bad));
            Assert.NotEqual(bad, Assert.Single(other.Headers.GetValues("X-Shop-Answer")));
        }
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\r\nb")]
    [InlineData("")]
    [InlineData("\u00fc")]
    public void ResponseHeader_ThatIsNoName_IsRefused(string name) =>
        Assert.Throws<ArgumentException>(() => new InstrumentGen.AspNetCore.CorrelationOptions { ResponseHeader = name });

    [Theory]
    [InlineData("")]
    [InlineData("abc ")]
    [InlineData("abc\n")]
    [InlineData("abc,")]
    [InlineData("abc\"")]
    [InlineData("\u00fc")]
    public void AllowedCharacters_ThatMeanSomethingInHeaders_AreRefused(string characters) =>
        Assert.Throws<ArgumentException>(() => new InstrumentGen.AspNetCore.CorrelationOptions { AllowedCharacters = characters });

    static Task<Service> StartAsync(Action<WebApplicationBuilder>? build = null) => Service.StartAsync(
        static app =>
        {
            app.UseCorrelation();
            app.MapGet("/", static (HttpContext _) => new Seen(CorrelationContext.CorrelationId, Activity.Current?.TraceId.ToHexString(), (string?)Activity.Current?.GetTagItem("correlation.id")));
        },
        build);

    static async Task<Seen> SeenIn(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<Seen>(TestContext.Current.CancellationToken))!;

    sealed record Seen(string? Id, string? Trace, string? Tag);
}
