using System.Diagnostics;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Sampling;

/// <summary>Traces that are kept because a request has a header.</summary>
[Collection(nameof(AloneCollection))]
public sealed class HeaderBoostTests
{
    [Theory]
    [InlineData("X-Debug", "7f1c", true)]
    [InlineData("x-debug", "7f1c", true)]
    [InlineData("X-Debug", "other", false)]
    [InlineData("X-Other", "7f1c", false)]
    [InlineData("X-Support", "whatever", true)]
    public async Task Request_WithAHeader_IsKept(string name, string value, bool isKept)
    {
        await using Service service = await StartAsync();
        Assert.Equal(isKept.ToString(), await IsKeptAsync(service, (name, value)));
    }

    [Fact]
    public async Task Request_OfATraceThatIsDropped_FollowsIt()
    {
        await using Service service = await StartAsync();
        Assert.Equal("False", await IsKeptAsync(service, ("X-Debug", "7f1c"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")));
    }

    [Fact]
    public void Boost_ThatIsNone_Throws()
    {
        InstrumentGenBuilder builder = new ServiceCollection().AddInstrumentGen();
        Assert.Throws<ArgumentNullException>("builder", static () => default(InstrumentGenBuilder)!.AddHeaderBoost("X-Debug"));
        Assert.Throws<ArgumentException>("header", () => builder.AddHeaderBoost(""));
        Assert.Throws<ArgumentOutOfRangeException>("ratio", () => builder.AddHeaderBoost("X-Debug", ratio: 1.5));
    }

    static Task<Service> StartAsync() => Service.StartAsync(
        static app => app.MapGet("/kept", static () => Activity.Current!.Recorded.ToString()),
        static builder => builder.Services.AddInstrumentGen().AddSampling(options => options.Ratio = 0).AddHeaderBoost("X-Debug", "7f1c").AddHeaderBoost("X-Support"));

    static async Task<string> IsKeptAsync(Service service, params (string, string)[] headers)
    {
        using HttpResponseMessage response = await service.GetAsync("/kept", headers);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
