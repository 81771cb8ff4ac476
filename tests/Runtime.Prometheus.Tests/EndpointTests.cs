using System.Net;
using System.Net.Sockets;
using Prometheus;

namespace InstrumentGen.Runtime.Prometheus.Tests;

/// <summary>What can go wrong around the endpoint: its port, the end of the host, a second registry.</summary>
public sealed class EndpointTests
{
    const string Count = "operation_duration_seconds_count";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Port_InUse_IsNamedByTheError()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        IOException failure = await Assert.ThrowsAsync<IOException>(() => MeteredApplication.StartAsync(Metrics.NewCustomRegistry(), port));
        Assert.Contains($"127.0.0.1:{port}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registry_OfAHostWhosePortWasInUse_ServesTheNextHostExactly()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        CollectorRegistry registry = Metrics.NewCustomRegistry();
        await Assert.ThrowsAsync<IOException>(() => MeteredApplication.StartAsync(registry, ((IPEndPoint)other.LocalEndpoint).Port));
        await using MeteredApplication next = await MeteredApplication.StartAsync(registry);
        var operation = new TimedOperation();
        for (int call = 0; call < 3; call++) operation.Call(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, new Exposition(await next.ScrapeAsync(Token)).Value(Count, $"operation=\"{operation.Name}\""));
    }

    /// <summary>A scrape may be cut off by the end of the host, as any request; what it gets whole is right, and the application ends as usual.</summary>
    [Fact]
    public async Task Scrapes_WhileTheHostStops_AreWholeOrRefused()
    {
        await using MeteredApplication application = await MeteredApplication.StartAsync(Metrics.NewCustomRegistry());
        var operation = new TimedOperation();
        const int Calls = 5;
        for (int call = 0; call < Calls; call++) operation.Call(TimeSpan.FromMilliseconds(1));
        string label = $"operation=\"{operation.Name}\"";
        using var ended = new CancellationTokenSource();
        Task<int>[] scrapers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => ScrapeUntilAsync(application, label, Calls, ended.Token)))];
        while (application.Scrapes < 20) await Task.Delay(1, Token);
        await application.StopAsync();
        await ended.CancelAsync();
        Assert.All(await Task.WhenAll(scrapers), static whole => Assert.NotEqual(0, whole));
        Assert.Equal(0, application.FailedRequests);
    }

    [Fact]
    public async Task TwoRegistries_ScrapedInTurn_AreEachExactAndDoubleNothing()
    {
        await using MeteredApplication first = await MeteredApplication.StartAsync(Metrics.NewCustomRegistry());
        await using MeteredApplication second = await MeteredApplication.StartAsync(Metrics.NewCustomRegistry());
        var operation = new TimedOperation();
        string label = $"operation=\"{operation.Name}\"";
        for (int calls = 1; calls <= 20; calls++)
        {
            operation.Call(TimeSpan.FromMilliseconds(2));
            foreach (MeteredApplication application in calls % 3 == 0 ? [second] : new[] { first, second })
            {
                var exposition = new Exposition(await application.ScrapeAsync(Token));
                Assert.Equal(1, exposition.Count(Count, label));
                Assert.Equal(calls, exposition.Value(Count, label));
                Assert.Equal(calls * 0.002, exposition.Value("operation_duration_seconds_sum", label), 1e-12);
            }
        }
    }

    // How many scrapes came whole. A refused or broken connection is how a host that has gone answers.
    static async Task<int> ScrapeUntilAsync(MeteredApplication application, string label, double calls, CancellationToken ended)
    {
        for (int whole = 0; ; whole++)
        {
            try
            {
                Assert.Equal(calls, new Exposition(await application.ScrapeAsync(ended)).Value(Count, label));
            }
            catch (Exception exception) when (exception is HttpRequestException { StatusCode: null } or OperationCanceledException)
            {
                return whole;
            }
        }
    }
}
