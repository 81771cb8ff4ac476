using InstrumentGen.Peers;
using InstrumentGen.Peers.Otlp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry.Exporter;
using AggregationTemporality = InstrumentGen.Peers.Otlp.AggregationTemporality;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>The metrics of operations, exported from their cells: what the SDK would say of the same calls, and nothing where there is nothing to say.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OperationMetricTests
{
    const string Preference = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

    static readonly bool[] s_flags = [true, false];
    static readonly long[] s_sizes = [1, -2];
    static readonly double[] s_shares = [0.25];
    static readonly string[] s_zones = ["a", ""];

    static InstrumentationScope Scope => InstrumentationScope.Get("InstrumentGen.Runtime.OpenTelemetry.Tests", typeof(OperationMetricTests).Assembly.GetName().Version!.ToString());

    [Theory]
    [InlineData(OtlpExportProtocol.HttpProtobuf, OtlpExportCompression.None, "cumulative")]
    [InlineData(OtlpExportProtocol.HttpProtobuf, OtlpExportCompression.GZip, "delta")]
    [InlineData(OtlpExportProtocol.Grpc, OtlpExportCompression.None, "delta")]
    [InlineData(OtlpExportProtocol.Grpc, OtlpExportCompression.GZip, "cumulative")]
    [InlineData(OtlpExportProtocol.HttpProtobuf, OtlpExportCompression.None, "lowmemory")]
    public async Task SameCalls_FromCellsAndThroughTheSdk_SayTheSame(OtlpExportProtocol protocol, OtlpExportCompression compression, string temporality)
    {
        await using OtlpReceiver exact = await OtlpReceiver.StartAsync();
        await using OtlpReceiver sdk = await OtlpReceiver.StartAsync();
        Desk.Sell(null);
        await using (ExportingHost ours = await StartAsync(exact, OperationMetricsExport.Exact))
        await using (ExportingHost theirs = await StartAsync(sdk, OperationMetricsExport.Sdk))
        {
            var waiting = new TaskCompletionSource();
            Task call = Desk.WaitAsync(waiting.Task);
            await CallAsync();
            Assert.True(ours.Flush() & theirs.Flush());
            waiting.SetResult();
            await call;
            OperationProbe late = Scope.Define(new OperationDefinition($"late.{Guid.NewGuid()}") { Metered = true });
            late.Begin().End();
            await CallAsync();
            Assert.True(ours.Flush() & theirs.Flush());
            Desk.Sell(null);
            Assert.True(ours.Flush() & theirs.Flush());
        }

        List<List<ReceivedPoint>> expected = ReceivedPoint.Of(sdk);
        List<List<ReceivedPoint>> received = ReceivedPoint.Of(exact);
        // Three flushes, and the end of the host.
        Assert.Equal((4, 4), (expected.Count, received.Count));
        for (int export = 0; export < expected.Count; export++)
        {
            Assert.Equal(expected[export].Select(static one => (one.Series, one.Figures)), received[export].Select(static one => (one.Series, one.Figures)));
            Assert.All(expected[export].Zip(received[export]), static pair => Assert.Equal(pair.First.Sum, pair.Second.Sum, 1e-9));
        }

        Assert.Contains(received[0], static point => point.Series.Contains("desk.wait", StringComparison.Ordinal) && point.Figures == "AsInt 1");
        Assert.Contains(received[1], static point => point.Series.Contains("desk.wait", StringComparison.Ordinal) && point.Figures == "AsInt 0");
        Assert.All(exact.Requests, static request => Assert.False(request.HasUnknownFields));
        Assert.Equal(ReceivedPoint.Text(sdk.ResourceMetrics[0].Resource.Attributes), ReceivedPoint.Text(exact.ResourceMetrics[0].Resource.Attributes));

        Task<ExportingHost> StartAsync(OtlpReceiver receiver, OperationMetricsExport way) => ExportingHost.StartAsync(
            receiver,
            protocol,
            options =>
            {
                OnlyMetrics.Of(options);
                (options.Compression, options.OperationMetrics) = (compression, way);
                foreach ((string name, object value) in Attributes()) options.ResourceAttributes[name] = value;
            },
            variables: (Preference, temporality));
    }

    [Theory]
    [InlineData("cumulative")]
    [InlineData("delta")]
    public async Task Times_OfExports_BeginAtTheStartOrAtTheExportBefore(string temporality)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 30, 10, 0, 0, TimeSpan.Zero));
        const ulong start = 1_796_032_800_000_000_000;
        const ulong minute = 60_000_000_000;
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlyMetrics.Of, more: builder => builder.Services.AddSingleton<TimeProvider>(time), variables: (Preference, temporality)))
        {
            for (int export = 0; export < 2; export++)
            {
                time.Advance(TimeSpan.FromMinutes(1));
                Desk.Sell(null);
                Assert.True(host.Flush());
            }
        }

        List<List<ReceivedPoint>> exports = ReceivedPoint.Of(receiver);
        ReceivedPoint[] durations = [.. exports.Select(static points => points.Single(static one => one.Series.Contains("histogram", StringComparison.Ordinal))).Take(2)];
        bool isDelta = temporality == "delta";
        Assert.Equal([(start, start + minute), (isDelta ? start + minute : start, start + (2 * minute))], durations.Select(static one => (one.Start, one.Time)));
        Assert.Equal([true, isDelta], durations.Select(static one => one.Figures.StartsWith("1 of", StringComparison.Ordinal)));
        Assert.All(exports.SelectMany(static points => points).Where(static one => one.Series.Contains("active", StringComparison.Ordinal)), static one => Assert.Equal(start, one.Start));
    }

    [Fact]
    public async Task Host_WithoutACall_SendsNothing()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        Desk.Sell(null);
        CountsSince counts = new(OtlpExportCounts.Metrics);
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlyMetrics.Of)) Assert.True(host.Flush());
        Assert.Empty(receiver.Requests);
        Assert.Equal((0L, 0L, 0L, 0L), counts.All);
    }

    [Fact]
    public async Task Interval_WithoutAFlush_ExportsByItself()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlyMetrics.Of, variables: ("OTEL_METRIC_EXPORT_INTERVAL", "20"));
        Desk.Sell(null);
        await receiver.WaitAsync(static one => one.Metrics.Count(static metric => metric.Name == "operation.duration") >= 2);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("InstrumentGen.Runtime.OpenTelemetry.Tests")]
    public async Task Meters_ThatNameOurs_ExportNothingTwice(string pattern)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: options =>
        {
            OnlyMetrics.Of(options);
            options.Meters.Add(pattern);
        }))
        {
            Assert.False(Scope.Duration.Enabled || Scope.Active.Enabled);
            host.Counter.Add(3);
            Desk.Sell(null);
            Assert.True(host.Flush());
        }

        Assert.Single(ReceivedPoint.Of(receiver)[0], static point => point.Series.Contains("operation.duration", StringComparison.Ordinal));
        Assert.Contains(receiver.Metrics, static metric => metric.Name == "sold");
        Assert.All(receiver.ResourceMetrics.SelectMany(static one => one.ScopeMetrics), static scope => Assert.NotEmpty(scope.Metrics));
    }

    [Fact]
    public async Task Scope_ThatIsNotOfTheProgram_IsExportedWhereAMeterIsNamedLikeIt()
    {
        string mine = $"Hand.{Guid.NewGuid()}";
        OperationProbe[] probes = [.. new[] { mine, $"Other.{Guid.NewGuid()}" }.Select(static name => InstrumentationScope.Get(name, "4.2").Define(new OperationDefinition("made") { Metered = true }))];
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: options =>
        {
            OnlyMetrics.Of(options);
            options.Meters.Add("Hand.*");
        }))
        {
            foreach (OperationProbe probe in probes) probe.Begin().End();
        }

        ScopeMetrics scope = Assert.Single(receiver.ResourceMetrics.SelectMany(static one => one.ScopeMetrics));
        Assert.Equal((mine, "4.2"), (scope.Scope.Name, scope.Scope.Version));
    }

    [Theory]
    [InlineData("trace_based", null, true)]
    [InlineData("Always_On", null, true)]
    [InlineData("always_off", null, false)]
    [InlineData("trace_based", OperationMetricsExport.Exact, false)]
    public async Task Exemplars_ThatAreAskedFor_HaveTheSdkRecord(string filter, OperationMetricsExport? asked, bool isSdk)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: options => options.OperationMetrics = asked, variables: ("OTEL_METRICS_EXEMPLAR_FILTER", filter)))
        {
            Assert.Equal(isSdk, Scope.Duration.Enabled);
            Desk.Sell(null);
        }

        HistogramDataPoint point = receiver.Metrics.First(static metric => metric.Name == "operation.duration").Histogram.DataPoints[0];
        Assert.Equal(isSdk ? [Assert.Single(receiver.Spans, static span => span.Name == "desk.sell").TraceId] : [], point.Exemplars.Select(static one => one.TraceId));
    }

    [Fact]
    public async Task Calls_OfManyThreads_AreAllInTheDifferences()
    {
        const int threads = 4;
        const int each = 20_000;
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlyMetrics.Of, variables: [(Preference, "delta"), ("OTEL_METRIC_EXPORT_INTERVAL", "5")]))
        {
            await Task.WhenAll(Enumerable.Range(0, threads).Select(static _ => Task.Run(static () =>
            {
                for (int call = 0; call < each; call++) Desk.Sell(null);
            })));
        }

        HistogramDataPoint[] points = [.. receiver.Metrics.Where(static metric => metric.Name == "operation.duration").SelectMany(static metric => metric.Histogram.DataPoints)];
        Assert.True(points.Length > 1);
        Assert.Equal((ulong)(threads * each), points.Aggregate(0UL, static (sum, point) => sum + point.Count));
        Assert.All(points, static point => Assert.Equal(point.Count, point.BucketCounts.Aggregate(0UL, static (sum, one) => sum + one)));
        Assert.Equal(AggregationTemporality.Delta, receiver.Metrics.First(static metric => metric.Name == "operation.duration").Histogram.AggregationTemporality);
    }

    static IEnumerable<(string, object)> Attributes() =>
        [("flag", true), ("size", 7L), ("share", 0.5), ("text", "ü"), ("flags", s_flags), ("sizes", s_sizes), ("shares", s_shares), ("zones", s_zones)];

    // Both kinds of bounds, all outcomes, three types of error.
    static async Task CallAsync()
    {
        Desk.Sell(null);
        Assert.NotNull(Record.Exception(static () => Desk.Sell(new InvalidOperationException())));
        Assert.NotNull(Record.Exception(static () => Desk.Sell(new TimeoutException())));
        Assert.NotNull(Record.Exception(static () => Desk.Sell(new ArgumentNullException())));
        for (int microseconds = 0; microseconds < 6000; microseconds += 700) await Desk.CountAsync(microseconds, CancellationToken.None);
        Assert.IsType<OperationCanceledException>(await Record.ExceptionAsync(static () => Desk.CountAsync(0, new CancellationToken(canceled: true))));
        Assert.NotNull(await Record.ExceptionAsync(static () => Desk.WaitAsync(Task.FromException(new IOException()))));
    }
}
