using InstrumentGen.Runtime.Prometheus.Tests.Peers;
using Microsoft.Extensions.DependencyInjection;
using Prometheus;

namespace InstrumentGen.Runtime.Prometheus.Tests;

/// <summary>docs/prometheus.md, held to a real Prometheus.</summary>
public sealed class PageTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>75 calls of 50 ms, 25 failures of 350 ms, and 3 that go on.</summary>
    [Fact]
    public async Task Queries_AskedOfPrometheus_AnswerWhatTheySay()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(Metrics.NewCustomRegistry());
        var operation = new TimedOperation([0.1, 0.2, 0.4]);
        // In the proportion of the calls to come: rate() extrapolates each series towards its own zero.
        for (int call = 0; call < 3; call++) operation.Call(TimeSpan.FromSeconds(0.05));
        operation.Call(TimeSpan.FromSeconds(0.35), Outcome.Error, typeof(TimeoutException));
        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(application.Address, Token);
        string calls = $"sum(operation_duration_seconds_count{{operation=\"{operation.Name}\"}})";
        await prometheus.UntilAsync(calls, static count => count == 4, Token);

        for (int call = 0; call < 75; call++) operation.Call(TimeSpan.FromSeconds(0.05));
        for (int call = 0; call < 25; call++) operation.Call(TimeSpan.FromSeconds(0.35), Outcome.Error, typeof(TimeoutException));
        for (int call = 0; call < 3; call++) operation.Begin();
        await prometheus.UntilAsync(calls, static count => count == 104, Token);

        Dictionary<string, string> queries = PageQueries.Of("promql").ToDictionary(
            static query => query.Key,
            query => query.Value.Replace("order.place", operation.Name, StringComparison.Ordinal).Replace("[5m]", "[1m]", StringComparison.Ordinal));
        Assert.Equal(["error ratio", "error types", "in flight", "mean", "p95", "rate", "within 100 ms"], queries.Keys.Order());
        Assert.InRange(await prometheus.QueryAsync(queries["rate"], Token), 100 / 60.0, 1.5 * 100 / 60.0);
        Assert.Equal(0.25, await prometheus.QueryAsync(queries["error ratio"], Token), 0.001);
        Assert.InRange(await prometheus.QueryAsync(queries["error types"], Token), 25 / 60.0, 1.5 * 25 / 60.0);
        Assert.Equal(0.125, await prometheus.QueryAsync(queries["mean"], Token), 0.001);
        // 80 of the 100 in the last bucket, of 25: interpolated from its lower bound.
        Assert.Equal(0.2 + (0.2 * 20 / 25), await prometheus.QueryAsync(queries["p95"], Token), 0.001);
        Assert.Equal(0.75, await prometheus.QueryAsync(queries["within 100 ms"], Token), 0.001);
        Assert.Equal(3, await prometheus.QueryAsync(queries["in flight"], Token));
    }

    [Fact]
    public async Task Configuration_CheckedByPromtool_IsValid() =>
        Assert.Equal("", await PromTool.CheckFileAsync("config", PageQueries.Of("yaml")["prometheus"], Token));

    [Fact]
    public async Task Alerts_CheckedByPromtool_AreValid() =>
        Assert.Equal("", await PromTool.CheckFileAsync("rules", PageQueries.Of("yaml")["rules"], Token));

    /// <summary>An application's own configuration of prometheus-net's adapter comes last and wins: it has to leave us out itself.</summary>
    [Fact]
    public async Task Adapter_ThatTheApplicationConfigures_LeavesOursOutWhereItSaysSo()
    {
        Metrics.ConfigureMeterAdapter(adapter => adapter.ExcludeInstrumentGen());
        await using MeteredApplication application = await MeteredApplication.StartAsync(Metrics.DefaultRegistry);
        var operation = new TimedOperation();
        operation.Call(TimeSpan.FromMilliseconds(1));
        var exposition = new Exposition(await application.ScrapeAsync(Token));
        Assert.Equal(1, exposition.Count("operation_duration_seconds_count", $"operation=\"{operation.Name}\""));
    }
}
