using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace InstrumentGen.Runtime.Tests.SelfObservation;

/// <summary>The health check tells of the last minute, the same to every probe.</summary>
[Collection(ProcessWide.Name)]
public sealed class HealthCheckTests : IAsyncLifetime
{
    readonly FakeTimeProvider _time = new();
    readonly IHost _host;

    public HealthCheckTests()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddInstrumentGen();
        builder.Services.AddHealthChecks().AddCheck<InstrumentGenHealthCheck>("instrumentgen");
        _host = builder.Build();
    }

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _host.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    [Theory]
    [InlineData(nameof(TelemetryFailure.ActivityListener))]
    [InlineData(nameof(TelemetryFailure.MeterListener))]
    public async Task Listener_ThatThrew_DegradesForAMinute(string kind)
    {
        Assert.Equal(HealthStatus.Healthy, (await ProbeAsync()).Status);
        TelemetryFailures.Report(Enum.Parse<TelemetryFailure>(kind), new IOException());
        HealthReportEntry failing = await ProbeAsync();
        Assert.Equal((HealthStatus.Degraded, 1L), (failing.Status, failing.Data["listener_failures"]));
        Assert.Contains("Listeners of spans or metrics have thrown 1 times.", failing.Description, StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HealthStatus.Degraded, (await ProbeAsync()).Status);
        _time.Advance(TimeSpan.FromSeconds(61));
        HealthReportEntry healthy = await ProbeAsync();
        Assert.Equal((HealthStatus.Healthy, 0L), (healthy.Status, healthy.Data["listener_failures"]));
    }

    [Theory]
    [InlineData(nameof(TelemetrySignal.Span), nameof(LossReason.QueueFull), "lost_spans", "3 spans were lost (3 queue_full). Where they go to is slower")]
    [InlineData(nameof(TelemetrySignal.Log), nameof(LossReason.SinkFailed), "lost_logs", "3 log records were lost (3 sink_failed). Where they go to fails")]
    [InlineData(nameof(TelemetrySignal.Log), nameof(LossReason.Rejected), "lost_logs", "3 log records were lost (3 rejected). The receiver has left them out")]
    [InlineData(nameof(TelemetrySignal.Span), nameof(LossReason.ExportFailed), "lost_spans", "3 spans were lost (3 export_failed). The receiver refused them")]
    [InlineData(nameof(TelemetrySignal.Audit), nameof(LossReason.AlreadyShutdown), "lost_audits", "3 audit records were lost (3 already_shutdown). They came when their queue was ending")]
    public async Task Loss_WithinTheMinute_DegradesAndSaysWhatToDo(string signal, string reason, string key, string description)
    {
        TelemetryLosses.Count(Enum.Parse<TelemetrySignal>(signal), Enum.Parse<LossReason>(reason), 3);
        HealthReportEntry lossy = await ProbeAsync();
        Assert.Equal((HealthStatus.Degraded, 3L), (lossy.Status, lossy.Data[key]));
        Assert.StartsWith(description, lossy.Description, StringComparison.Ordinal);
        await AMinuteLaterAsync();
        Assert.Equal(HealthStatus.Healthy, (await ProbeAsync()).Status);
    }

    [Fact]
    public async Task Limit_ThatWasAskedFor_IsNoLoss()
    {
        TelemetryLosses.Count(TelemetrySignal.Span, LossReason.Limit, 3);
        HealthReportEntry entry = await ProbeAsync();
        Assert.Equal((HealthStatus.Healthy, 0L), (entry.Status, entry.Data["lost_spans"]));
    }

    [Fact]
    public async Task Probes_ThatShareTheCheck_HearTheSame()
    {
        TelemetryLosses.Count(TelemetrySignal.Log, LossReason.QueueFull, 2);
        for (int second = 0; second < 60; second++)
        {
            Assert.Equal(2L, (await ProbeAsync()).Data["lost_logs"]);
            Assert.Equal(2L, (await ProbeAsync()).Data["lost_logs"]);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0L, (await ProbeAsync()).Data["lost_logs"]);
    }

    [Fact]
    public async Task Probe_ThatComesSeldom_HearsOfAllTheTimeBetween()
    {
        await AMinuteLaterAsync();
        TelemetryLosses.Count(TelemetrySignal.Log, LossReason.QueueFull, 2);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2L, (await ProbeAsync()).Data["lost_logs"]);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0L, (await ProbeAsync()).Data["lost_logs"]);
    }

    [Fact]
    public async Task Exports_ThatFail_DegradeUntilOneSucceeds()
    {
        Assert.DoesNotContain("failing_exports", (await ProbeAsync()).Data.Keys);
        var export = new Export();
        ObservedSources.Exports.Add(export);
        try
        {
            Assert.Equal(HealthStatus.Healthy, (await ProbeAsync()).Status);
            export.Failing = TimeSpan.FromSeconds(59);
            Assert.Equal(HealthStatus.Healthy, (await ProbeAsync()).Status);
            export.Failing = TimeSpan.FromSeconds(61);
            Assert.Equal(HealthStatus.Degraded, (await ProbeAsync()).Status);
            (export.HasFailed, export.Failing) = (true, TimeSpan.FromSeconds(1));
            HealthReportEntry failing = await ProbeAsync();
            Assert.Equal(HealthStatus.Degraded, failing.Status);
            Assert.Equal(["spans"], (IEnumerable<string>)failing.Data["failing_exports"]);
            Assert.StartsWith("The export of spans fails. Look at the receiver", failing.Description, StringComparison.Ordinal);
            (export.HasFailed, export.Failing) = (false, TimeSpan.Zero);
            Assert.Equal(HealthStatus.Healthy, (await ProbeAsync()).Status);
        }
        finally
        {
            ObservedSources.Exports.Remove(export);
        }
    }

    // A probe, so that there is something to compare with later.
    async Task AMinuteLaterAsync()
    {
        await ProbeAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        await ProbeAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
    }

    async Task<HealthReportEntry> ProbeAsync() =>
        (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["instrumentgen"];

    sealed class Export : IObservedExport
    {
        public TelemetrySignal Signal => TelemetrySignal.Span;

        public long Size => 0;

        public long Capacity => 1;

        public bool HasFailed { get; set; }

        public TimeSpan Failing { get; set; }
    }
}
