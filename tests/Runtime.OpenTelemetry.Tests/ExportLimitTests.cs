using System.Diagnostics;
using InstrumentGen.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests;

/// <summary>The policy in the SDK, and the limit of what leaves.</summary>
public sealed class ExportLimitTests : IDisposable
{
    readonly ActivitySource _source = new($"Limited.{Guid.NewGuid()}");
    readonly List<Activity> _exported = [];
    readonly FakeTimeProvider _time = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _source.Dispose();

    [Fact]
    public void Spans_OfAWindow_LeaveUpToTheLimitWithRaisedThresholds()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, SpansPerExport = 10 });
        using TracerProvider provider = Build(sampler);
        List<ActivityTraceId> ids = [];
        for (int root = 0; root < 100; root++) ids.Add(End("root"));
        Assert.Empty(_exported);
        _time.Advance(TimeSpan.FromSeconds(1));
        string[] byRandomness = [.. ids.Select(static id => id.ToHexString()[18..]).OrderDescending(StringComparer.Ordinal)];
        Assert.Equal(byRandomness[..10], _exported.Select(static span => span.TraceId.ToHexString()[18..]).OrderDescending(StringComparer.Ordinal));
        string threshold = (Convert.ToUInt64(byRandomness[10], 16) + 1).ToString("x14", null).TrimEnd('0');
        Assert.All(_exported, span => Assert.Equal($"ot=th:{threshold}", span.TraceStateString));
        _exported.Clear();
        End("next");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("ot=th:0", Assert.Single(_exported).TraceStateString);
    }

    [Fact]
    public void SpansThatFailedOrWereSlow_GoFirst()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, SpansPerExport = 3, SlowerThan = TimeSpan.FromSeconds(5) });
        using TracerProvider provider = Build(sampler);
        for (int root = 0; root < 20; root++) End("ordinary");
        End("failed", static span => span.SetStatus(ActivityStatusCode.Error));
        End("slow", static span => span.SetEndTime(span.StartTimeUtc.AddSeconds(6)));
        End("not slow", static span => span.SetEndTime(span.StartTimeUtc.AddSeconds(5)));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, _exported.Count);
        Assert.Equal(["failed", "slow"], _exported.Select(static span => span.OperationName).Where(static name => name is "failed" or "slow").Order());
        Assert.All(_exported.Where(static span => span.OperationName is "failed" or "slow"), static span => Assert.Equal("ot=th:0", span.TraceStateString));
    }

    [Fact]
    public void ForceFlushAndShutdown_EndTheWindow()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, SpansPerExport = 2 });
        TracerProvider provider = Build(sampler);
        for (int root = 0; root < 5; root++) End("root");
        Assert.True(provider.ForceFlush());
        Assert.Equal(2, _exported.Count);
        End("last");
        provider.Dispose();
        Assert.Equal(3, _exported.Count);
    }

    [Fact]
    public void Limit_ThatIsSetWhileSpansCome_HoldsFromTheNextWindow()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1 });
        using TracerProvider provider = Build(sampler);
        for (int root = 0; root < 5; root++) End("free");
        Assert.Equal(5, _exported.Count);
        sampler.Update(new TraceSamplingOptions { Ratio = 1, SpansPerExport = 1 });
        for (int root = 0; root < 5; root++) End("limited");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(6, _exported.Count);
        sampler.Update(new TraceSamplingOptions { Ratio = 1 });
        End("free");
        Assert.Equal(7, _exported.Count);
    }

    [Fact]
    public void Dropped_OfTheLimit_IsCounted()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, SpansPerExport = 4 });
        var processor = new ExportLimitProcessor(new SimpleActivityExportProcessor(new InMemoryExporterOf(_exported)), sampler, _time);
        using TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource(_source.Name).AddProcessor(processor).Build();
        for (int root = 0; root < 10; root++) End("root");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((6, 4), (processor.Dropped, _exported.Count));
    }

    [Fact]
    public async Task SamplerOfTheHost_DecidesInTheSdkAlone()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("InstrumentGen:Sampling:Ratio", "0"), new("InstrumentGen:Sampling:Operations:kept", "1")]);
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddInstrumentGen().AddSampling();
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(_source.Name).SetInstrumentGenSampler().AddExportLimit(_ => new SimpleActivityExportProcessor(new InMemoryExporterOf(_exported))));
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        End("dropped");
        End("kept");
        Assert.Equal("kept", Assert.Single(_exported).OperationName);
        SamplingCounts counts = host.Services.GetRequiredService<TraceSampler>().Counts;
        Assert.Equal((1, 1), (counts.TotalKept, counts.TotalDropped));
        await host.StopAsync(Token);
    }

    [Fact]
    public void BaggageOfTheSdk_IsWhatBoostsSee()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0, Boosts = { SamplingBoost.ForBaggage("tenant", "acme", 1) } });
        using TracerProvider provider = Build(sampler, limits: false);
        Baggage before = Baggage.Current;
        try
        {
            Baggage.SetBaggage("tenant", "acme");
            End("boosted");
            Baggage.SetBaggage("tenant", "other");
            End("ordinary");
        }
        finally
        {
            Baggage.Current = before;
        }

        Assert.Equal("boosted", Assert.Single(_exported).OperationName);
    }

    [Fact]
    public void Null_Throws()
    {
        using var sampler = new TraceSampler();
        Assert.Throws<ArgumentNullException>("inner", () => new ExportLimitProcessor(null!, sampler));
        Assert.Throws<ArgumentNullException>("sampler", () => new ExportLimitProcessor(new SimpleActivityExportProcessor(new InMemoryExporterOf(_exported)), null!));
        Assert.Throws<ArgumentNullException>("builder", static () => default(TracerProviderBuilder)!.AddExportLimit(static _ => null!));
        Assert.Throws<ArgumentNullException>("processor", static () => Sdk.CreateTracerProviderBuilder().AddExportLimit(null!));
        Assert.Throws<ArgumentNullException>("sampler", static () => new InstrumentGenSampler(default(TraceSampler)!));
    }

    TracerProvider Build(TraceSampler sampler, bool limits = true)
    {
        BaseProcessor<Activity> exporting = new SimpleActivityExportProcessor(new InMemoryExporterOf(_exported));
        return Sdk.CreateTracerProviderBuilder()
            .AddSource(_source.Name)
            .SetSampler(new InstrumentGenSampler(sampler))
            .AddProcessor(limits ? new ExportLimitProcessor(exporting, sampler, _time) : exporting)
            .Build();
    }

    ActivityTraceId End(string name, Action<Activity>? change = null)
    {
        Activity.Current = null;
        using Activity? span = _source.StartActivity(name);
        if (span is not null) change?.Invoke(span);
        return span?.TraceId ?? default;
    }

    sealed class InMemoryExporterOf(List<Activity> exported) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (Activity span in batch) exported.Add(span);
            return ExportResult.Success;
        }
    }
}
