using InstrumentGen.Peers;
using InstrumentGen.Peers.Otlp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>The sampling policy of an application that exports.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpSamplingTests
{
    [Fact]
    public async Task PolicyOfTheConfiguration_ThatChanges_DecidesAtOnce()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await StartAsync(receiver, ("InstrumentGen:Sampling:Ratio", "0")))
        {
            host.Spans(20);
            host.Services.GetRequiredService<IConfiguration>()["InstrumentGen:Sampling:Ratio"] = "1";
            ((IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>()).Reload();
            host.Spans(3);
        }

        Assert.Equal(3, receiver.Spans.Count);
        Assert.All(receiver.Spans, static span => Assert.Equal("ot=th:0", span.TraceState));
    }

    [Fact]
    public async Task LimitOfAWindow_IsKeptAndSpansSayHowManyTheyStandFor()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await StartAsync(receiver, ("InstrumentGen:Sampling:SpansPerExport", "10"), ("InstrumentGen:Sampling:ExportWindow", "00:10:00")))
        {
            host.Spans(200);
        }

        Assert.Equal(10, receiver.Spans.Count);
        SamplingThreshold threshold = Assert.Single(receiver.Spans.Select(static span => OpenTelemetryTraceState.Read(span.TraceState).Threshold!.Value).Distinct());
        Assert.InRange(10 * threshold.AdjustedCount, 50, 800);
        Assert.All(receiver.ResourceSpans, static spans => Assert.Equal("till", spans.Resource.Attributes.Single(static one => one.Key == "service.name").Value.StringValue));
    }

    static Task<ExportingHost> StartAsync(OtlpReceiver receiver, params (string Name, string Value)[] variables) =>
        ExportingHost.StartAsync(receiver, configure: static options => options.ServiceName = "till", more: static builder => builder.Services.AddInstrumentGen().AddSampling(), variables: variables);
}
