using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Prometheus;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests;

/// <summary>One run, seen by the OpenTelemetry SDK, by prometheus-net and by our own reader: they must agree.</summary>
[Collection(nameof(SdkCollection))]
public sealed class SdkTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SdkPrometheusAndReader_SameRun_SeeTheSame()
    {
        List<Activity> spans = [];
        List<Metric> metrics = [];
        CollectorRegistry registry = Metrics.NewCustomRegistry();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddInstrumentGen().AddPrometheus(options => options.Registry = registry);
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddInstrumentGen().AddInMemoryExporter(spans))
            .WithMetrics(metering => metering.AddInstrumentGen().AddInMemoryExporter(metrics));
        using IHost host = builder.Build();
        await host.StartAsync(Token);

        for (int call = 0; call < 30; call++) Sell(call % 3);
        for (int call = 0; call < 12; call++) await CountAsync(call);
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        string exposition = await ScrapeAsync(registry);
        OperationSnapshot[] snapshots = [.. host.Services.GetRequiredService<OperationReader>().Read()];

        Assert.Equal(30, spans.Count(static span => span.OperationName == "desk.sell"));
        Assert.Equal(12, spans.Count(static span => span.OperationName == "desk.count"));
        Assert.Equal(10, spans.Count(static span => span.Status == ActivityStatusCode.Error));
        foreach (string operation in (string[])["desk.sell", "desk.count"])
        {
            OperationSnapshot snapshot = snapshots.Single(one => one.Operation == operation);
            foreach (OutcomeSnapshot outcome in snapshot.Outcomes)
            {
                HistogramFacts sdk = SdkHistogram(metrics, operation, Label(outcome.Outcome));
                Assert.Equal(outcome.Duration.Bounds, sdk.Bounds);
                Assert.Equal(outcome.Duration.Counts, sdk.Counts);
                Assert.InRange(sdk.Sum / outcome.Duration.Sum, 1 - 1e-9, 1 + 1e-9);
                Assert.Equal(Cumulative(outcome.Duration), PrometheusBuckets(exposition, operation, Label(outcome.Outcome)));
            }
        }

        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Active_AfterAllCalls_IsZeroInTheSdk()
    {
        List<Metric> metrics = [];
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddInstrumentGen("InstrumentGen.Runtime.OpenTelemetry.Tests").AddInMemoryExporter(metrics).Build();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(CountAsync));
        provider.ForceFlush();
        Assert.All(Points(metrics, "operation.active"), static point => Assert.Equal(0, point.GetSumLong()));
    }

    static void Sell(int kind)
    {
        Exception? failure = kind switch { 0 => null, 1 => new InvalidOperationException(), _ => new TimeoutException() };
        Exception? thrown = Record.Exception(() => Desk.Sell(failure));
        Assert.Same(failure, thrown);
    }

    static async Task CountAsync(int call)
    {
        var cancellation = new CancellationToken(canceled: call % 4 == 0);
        Exception? thrown = await Record.ExceptionAsync(() => Desk.CountAsync(200 * call, cancellation));
        Assert.Equal(call % 4 == 0, thrown is OperationCanceledException);
    }

    static string Label(Outcome outcome) => outcome == Outcome.Canceled ? "canceled" : outcome == Outcome.Error ? "error" : "ok";

    static long[] Cumulative(DurationDistribution durations)
    {
        long sum = 0;
        return [.. durations.Counts.Select(count => sum += count)];
    }

    static HistogramFacts SdkHistogram(IEnumerable<Metric> metrics, string operation, string outcome)
    {
        List<double> bounds = [];
        List<long> counts = [];
        MetricPoint point = Points(metrics, "operation.duration").Single(one => Tag(one, "operation") == operation && Tag(one, "outcome") == outcome);
        foreach (HistogramBucket bucket in point.GetHistogramBuckets())
        {
            counts.Add(bucket.BucketCount);
            if (!double.IsPositiveInfinity(bucket.ExplicitBound)) bounds.Add(bucket.ExplicitBound);
        }

        return new HistogramFacts(bounds, counts, point.GetHistogramSum());
    }

    static IEnumerable<MetricPoint> Points(IEnumerable<Metric> metrics, string name)
    {
        List<MetricPoint> points = [];
        foreach (Metric metric in metrics.Where(metric => metric.Name == name))
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints()) points.Add(point);
        }

        return points;
    }

    static string? Tag(MetricPoint point, string key)
    {
        foreach (KeyValuePair<string, object?> tag in point.Tags) if (tag.Key == key) return tag.Value as string;
        return null;
    }

    static long[] PrometheusBuckets(string exposition, string operation, string outcome) =>
    [
        .. exposition.Split('\n')
            .Where(line => line.StartsWith("operation_duration_seconds_bucket{", StringComparison.Ordinal)
                && line.Contains($"operation=\"{operation}\"", StringComparison.Ordinal)
                && line.Contains($"outcome=\"{outcome}\"", StringComparison.Ordinal))
            .Select(static line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)),
    ];

    static async Task<string> ScrapeAsync(CollectorRegistry registry)
    {
        using var stream = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(stream, Token);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    sealed record HistogramFacts(IReadOnlyList<double> Bounds, IReadOnlyList<long> Counts, double Sum);
}
