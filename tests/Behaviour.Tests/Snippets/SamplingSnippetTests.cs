using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstrumentGen.Behaviour.Tests.Snippets;

/// <summary>What docs/sampling.md shows, run.</summary>
[Collection(nameof(AloneCollection))]
public sealed class SamplingSnippetTests
{
    // What the build of this program has written down for the snippets to listen to.
    static readonly ActivitySource s_source = new("InstrumentGen.Behaviour.Tests");

    [Fact]
    public async Task Page_Host_SamplesRoots()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddInstrumentGen().AddSampling(options => options.Ratio = 0.1);
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        AssertTenth();
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Page_WithoutHost_SamplesRoots()
    {
        using TraceSampling sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = 0.1 });
        AssertTenth();
    }

    [Fact]
    public async Task Page_Policy_IsInForceInTheHost()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddInstrumentGen().AddSampling(options =>
        {
            options.Ratio = 0.1;
            options.TracesPerSecond = 50;
            options.Operations["order.*"] = 0.5;
            options.Boosts.Add(SamplingBoost.ForUser("42").Between(null, DateTimeOffset.UtcNow.AddHours(1)));
            options.Boosts.Add(SamplingBoost.When(static request => request.Kind == ActivityKind.Consumer, ratio: 1));
        });
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        Activity.Current = null;
        using (Activity? consumed = s_source.StartActivity("order.take", ActivityKind.Consumer)) Assert.Equal("ot=th:0", consumed!.TraceStateString);
        TraceSampler sampler = host.Services.GetRequiredService<TraceSampler>();
        long boosted = sampler.Counts.Kept(SamplingReason.Boost);
        Assert.Equal(1, boosted);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Page_SamplerWithoutHost_SamplesRoots()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.1, TracesPerSecond = 50 });
        using TraceSampling sampling = TraceSampling.Use(sampler);
        using Activity? root = s_source.StartActivity("root");
        Assert.Equal(1, sampler.Counts.TotalKept + sampler.Counts.TotalDropped);
    }

    static void AssertTenth()
    {
        int kept = 0;
        for (int root = 0; root < 400; root++)
        {
            Activity.Current = null;
            using Activity span = Assert.IsType<Activity>(s_source.StartActivity("root"));
            double? standsFor = OpenTelemetryTraceState.Read(span.TraceStateString).Threshold?.AdjustedCount;
            bool isOfTheTenth = string.CompareOrdinal(span.TraceId.ToHexString(), 18, "e6660000000000", 0, 14) >= 0;
            Assert.Equal(isOfTheTenth, span.Recorded);
            Assert.Equal(isOfTheTenth ? 9.99938968568813 : null, standsFor);
            if (isOfTheTenth) kept++;
        }

        Assert.InRange(kept, 1, 399);
    }
}
