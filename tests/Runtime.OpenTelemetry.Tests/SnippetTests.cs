using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests;

/// <summary>What the README shows, run.</summary>
[Collection(nameof(SdkCollection))]
public sealed class SnippetTests
{
    [Fact]
    public async Task Readme_OpenTelemetry_ListensToThisAssembly()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddInstrumentGen())
            .WithMetrics(metrics => metrics.AddInstrumentGen());
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        InstrumentationScope scope = InstrumentationScope.Get("InstrumentGen.Runtime.OpenTelemetry.Tests", typeof(SnippetTests).Assembly.GetName().Version!.ToString());
        Assert.True(scope.ActivitySource.HasListeners());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Sampling_OpenTelemetry_KeepsATenth()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddInstrumentGen().SetInstrumentGenSampler(0.1));
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        InstrumentationScope scope = InstrumentationScope.Get("InstrumentGen.Runtime.OpenTelemetry.Tests", typeof(SnippetTests).Assembly.GetName().Version!.ToString());
        for (int root = 0; root < 100; root++)
        {
            using Activity? span = scope.ActivitySource.StartActivity("root");
            bool isOfTheTenth = string.CompareOrdinal(span!.TraceId.ToHexString(), 18, "e6660000000000", 0, 14) >= 0;
            Assert.Equal(isOfTheTenth ? "ot=th:e666" : null, span.TraceStateString);
        }

        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Sampling_ExportLimit_StandsBeforeTheExporter()
    {
        List<Activity> exported = [];
        using var exporter = new InMemoryExporter<Activity>(exported);
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Configuration["InstrumentGen:Sampling:SpansPerExport"] = "5";
        builder.Services.AddInstrumentGen().AddSampling();
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddInstrumentGen().SetInstrumentGenSampler()
                .AddExportLimit(services => new BatchActivityExportProcessor(exporter)));
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        InstrumentationScope scope = InstrumentationScope.Get("InstrumentGen.Runtime.OpenTelemetry.Tests", typeof(SnippetTests).Assembly.GetName().Version!.ToString());
        for (int root = 0; root < 50; root++)
        {
            Activity.Current = null;
            using Activity? span = scope.ActivitySource.StartActivity("root");
        }

        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        // A window may have ended meanwhile: on a busy machine the fifty take longer than a second.
        Assert.InRange(exported.Count, 5, 49);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }
}
