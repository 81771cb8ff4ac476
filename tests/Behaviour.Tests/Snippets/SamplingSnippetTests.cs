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
