using InstrumentGen.Runtime.Prometheus.Tests.Peers;
using Prometheus;

namespace InstrumentGen.Runtime.Prometheus.Tests;

public sealed class RealPrometheusTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exposition_CheckedByPromtool_IsClean()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(Metrics.NewCustomRegistry());
        new TimedOperation().Call(TimeSpan.FromMilliseconds(3), Outcome.Error, typeof(TimeoutException));
        Assert.Equal("", await PromTool.CheckMetricsAsync(await application.ScrapeAsync(Token), Token));
    }

    /// <summary>The three questions of an operator: how often, how bad, how slow.</summary>
    [Fact]
    public async Task Prometheus_Scraping_AnswersRateErrorsAndDuration()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(Metrics.NewCustomRegistry());
        var operation = new TimedOperation([0.1, 0.2, 0.4]);
        string series = $"operation_duration_seconds_count{{operation=\"{operation.Name}\"}}";
        operation.Call(TimeSpan.FromSeconds(0.15));
        operation.Call(TimeSpan.FromSeconds(0.15), Outcome.Error, typeof(TimeoutException));
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(application.Address, Token);
        await prometheus.UntilAsync($"sum({series})", static calls => calls == 2, Token);

        for (int call = 0; call < 75; call++) operation.Call(TimeSpan.FromSeconds(0.15));
        for (int call = 0; call < 25; call++) operation.Call(TimeSpan.FromSeconds(0.35), Outcome.Error, typeof(TimeoutException));
        await prometheus.UntilAsync($"sum({series})", static calls => calls == 102, Token);

        await prometheus.UntilAsync($"sum(rate({series}[10s]))", static rate => rate > 0, Token);
        Assert.Equal(0.25, await prometheus.QueryAsync(Ratio(operation), Token), 0.02);
        double p50 = await prometheus.QueryAsync($"histogram_quantile(0.5, sum by (le) (operation_duration_seconds_bucket{{operation=\"{operation.Name}\"}}))", Token);
        Assert.InRange(p50, 0.1, 0.2);
        double p95 = await prometheus.QueryAsync($"histogram_quantile(0.95, sum by (le) (operation_duration_seconds_bucket{{operation=\"{operation.Name}\"}}))", Token);
        Assert.InRange(p95, 0.2, 0.4);
    }

    static string Ratio(TimedOperation operation) =>
        $"sum(operation_duration_seconds_count{{operation=\"{operation.Name}\", outcome=\"error\"}}) / sum(operation_duration_seconds_count{{operation=\"{operation.Name}\"}})";
}
