using Microsoft.Extensions.DependencyInjection;
using Prometheus;

namespace InstrumentGen.Runtime.Prometheus.Tests;

public sealed class ReplayTests
{
    const string Duration = "operation_duration_seconds";
    static readonly double[] s_bounds = [0.001, 0.01, 0.1];

    readonly CollectorRegistry _registry = Metrics.NewCustomRegistry();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scrapes_OfKnownCalls_HaveExactCountsAndSums()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(_registry);
        var operation = new TimedOperation(s_bounds);
        var random = new Random(4711);
        decimal sum = 0;
        int[] atMost = new int[s_bounds.Length];
        int calls = 0;
        for (int scrape = 0; scrape < 100; scrape++)
        {
            for (int call = random.Next(50); call > 0; call--)
            {
                long nanoseconds = random.NextInt64(1, 300_000_000) / 100 * 100;
                operation.Call(TimeSpan.FromTicks(nanoseconds / 100));
                calls++;
                sum += nanoseconds / 1_000_000_000m;
                for (int bound = 0; bound < s_bounds.Length; bound++) if (nanoseconds / 1e9m <= (decimal)s_bounds[bound]) atMost[bound]++;
            }

            await application.ScrapeAsync(Token);
        }

        var exposition = new Exposition(await application.ScrapeAsync(Token));
        string[] labels = [$"operation=\"{operation.Name}\"", "outcome=\"ok\""];
        Assert.Equal(calls, exposition.Value($"{Duration}_count", labels));
        Assert.InRange(exposition.Value($"{Duration}_sum", labels) / (double)sum, 1 - 1e-12, 1 + 1e-12);
        Assert.Equal(atMost, s_bounds.Select(bound => (int)exposition.Value($"{Duration}_bucket", [.. labels, FormattableString.Invariant($"le=\"{bound}\"")])));
    }

    [Fact]
    public async Task DurationsOnTheBound_Replayed_StayInTheirBucket()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(_registry);
        var operation = new TimedOperation([0.1, 0.7]);
        for (int call = 0; call < 30_003; call++)
        {
            operation.Call(TimeSpan.FromSeconds(0.1));
            operation.Call(TimeSpan.FromSeconds(0.7));
            if (call % 10_001 == 0) await application.ScrapeAsync(Token);
        }

        var exposition = new Exposition(await application.ScrapeAsync(Token));
        string label = $"operation=\"{operation.Name}\"";
        Assert.Equal(30_003, exposition.Value($"{Duration}_bucket", label, "le=\"0.1\""));
        Assert.Equal(60_006, exposition.Value($"{Duration}_bucket", label, "le=\"0.7\""));
    }

    [Fact]
    public async Task ConcurrentScrapes_WhileCalled_CountEachCallOnce()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(_registry);
        var operation = new TimedOperation();
        const int Calls = 20_000;
        Task[] callers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int call = 0; call < Calls; call++) operation.Call(TimeSpan.FromMicroseconds(call % 7_000));
        }))];
        while (!callers.All(static caller => caller.IsCompleted)) await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => application.ScrapeAsync(Token)));

        var exposition = new Exposition(await application.ScrapeAsync(Token));
        Assert.Equal(4 * Calls, exposition.Value($"{Duration}_count", $"operation=\"{operation.Name}\""));
        Assert.Equal(0, exposition.Value("operation_active", $"operation=\"{operation.Name}\""));
    }

    [Fact]
    public async Task Outcomes_Scraped_AreSeriesOfTheirOwn()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(_registry);
        var operation = new TimedOperation();
        operation.Call(TimeSpan.FromMilliseconds(1));
        operation.Call(TimeSpan.FromMilliseconds(1), Outcome.Canceled);
        operation.Call(TimeSpan.FromMilliseconds(1), Outcome.Error, typeof(TimeoutException));
        operation.Call(TimeSpan.FromMilliseconds(1), Outcome.Error, typeof(TimeoutException));

        var exposition = new Exposition(await application.ScrapeAsync(Token));
        string label = $"operation=\"{operation.Name}\"";
        Assert.Equal(1, exposition.Value($"{Duration}_count", label, "outcome=\"ok\"", "otel_scope_name=\"Timed\""));
        Assert.Equal(1, exposition.Value($"{Duration}_count", label, "outcome=\"canceled\""));
        Assert.Equal(2, exposition.Value($"{Duration}_count", label, "outcome=\"error\"", "error_type=\"System.TimeoutException\""));
    }

    [Fact]
    public async Task OpenMetrics_Scraped_HasNoExemplars()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(_registry);
        var operation = new TimedOperation();
        operation.Call(TimeSpan.FromMilliseconds(1));
        using var trace = new System.Diagnostics.Activity("scrape").Start();
        using var stream = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(stream, ExpositionFormat.OpenMetricsText, Token);
        string text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains(operation.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("trace_id", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoHosts_OnOneRegistry_CountEachCallOnce()
    {
        await using MeteredApplication first = await MeteredApplication.StartAsync(_registry);
        await using MeteredApplication second = await MeteredApplication.StartAsync(_registry);
        var operation = new TimedOperation();
        operation.Call(TimeSpan.FromMilliseconds(1));
        await first.ScrapeAsync(Token);
        Assert.Equal(1, new Exposition(await second.ScrapeAsync(Token)).Value($"{Duration}_count", $"operation=\"{operation.Name}\""));
    }

    [Fact]
    public async Task TwoRegistries_EachScraped_BothHaveAllCalls()
    {
        await using MeteredApplication first = await MeteredApplication.StartAsync(_registry);
        await using MeteredApplication second = await MeteredApplication.StartAsync(Metrics.NewCustomRegistry());
        var operation = new TimedOperation();
        for (int call = 0; call < 3; call++) operation.Call(TimeSpan.FromMilliseconds(1));
        string label = $"operation=\"{operation.Name}\"";
        Assert.Equal(3, new Exposition(await first.ScrapeAsync(Token)).Value($"{Duration}_count", label));
        Assert.Equal(3, new Exposition(await second.ScrapeAsync(Token)).Value($"{Duration}_count", label));
    }

    [Fact]
    public async Task Registry_ScrapedAfterTheHostStopped_ShowsTheLastFigures()
    {
        var operation = new TimedOperation();
        await using (MeteredApplication application = await MeteredApplication.StartAsync(_registry))
        {
            operation.Call(TimeSpan.FromMilliseconds(1));
            await application.ScrapeAsync(Token);
        }

        using var stream = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(stream, Token);
        var exposition = new Exposition(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(1, exposition.Value($"{Duration}_count", $"operation=\"{operation.Name}\""));
    }

    /// <summary>An enabled instrument would double the hot path's work and every series.</summary>
    [Fact]
    public void MeterAdapter_ToldToExcludeUs_LeavesOurInstrumentsAlone()
    {
        InstrumentationScope scope = InstrumentationScope.Get("Adapted");
        using (Adapter(static _ => { })) Assert.True(scope.Duration.Enabled);
        Assert.False(scope.Duration.Enabled);
        using (Adapter(static options => options.ExcludeInstrumentGen())) Assert.False(scope.Duration.Enabled || scope.Active.Enabled);
    }

    /// <summary>prometheus-net starts its adapter with the default registry's first collection.</summary>
    [Fact]
    public async Task DefaultRegistry_Scraped_LeavesOurInstrumentsAlone()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(Metrics.DefaultRegistry);
        InstrumentationScope scope = InstrumentationScope.Get("Default");
        var operation = new TimedOperation();
        operation.Call(TimeSpan.FromMilliseconds(1));
        var exposition = new Exposition(await application.ScrapeAsync(Token));
        Assert.Equal(1, exposition.Count($"{Duration}_count", $"operation=\"{operation.Name}\""));
        Assert.False(scope.Duration.Enabled || scope.Active.Enabled);
        // One that comes after the adapter has started is published to it while it is being made.
        InstrumentationScope late = InstrumentationScope.Get($"Late.{Guid.NewGuid():N}");
        Assert.False(late.Duration.Enabled || late.Active.Enabled);
        // The adapter did start: it found the framework's own meters.
        Assert.Contains("kestrel", await application.ScrapeAsync(Token), StringComparison.Ordinal);
    }

    static IDisposable Adapter(Action<MeterAdapterOptions> configure)
    {
        var options = new MeterAdapterOptions { Registry = Metrics.NewCustomRegistry() };
        configure(options);
        return MeterAdapter.StartListening(options);
    }
}
