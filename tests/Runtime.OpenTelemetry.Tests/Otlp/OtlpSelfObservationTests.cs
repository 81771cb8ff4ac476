using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using InstrumentGen.OpenTelemetry;
using InstrumentGen.Peers;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>What the package says of its own exports: to whoever collects its meter, to listeners of events, to a health check.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpSelfObservationTests
{
    const string Size = "otel.sdk.processor.span.queue.size";
    const string Capacity = "otel.sdk.processor.span.queue.capacity";
    const string Exported = "otel.sdk.exporter.span.exported";
    const string Dropped = "instrumentgen.dropped";

    static readonly (string, string)[] s_smallQueue = [("OTEL_BSP_MAX_QUEUE_SIZE", "64"), ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "16")];
    static readonly string[] s_metricNames = ["instrumentgen.dropped", "instrumentgen.export.retries", "otel.sdk.exporter.metric_data_point.exported"];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receiver_ThatRefuses_IsSeenEverywhereAndForgottenWhenItTakesAgain()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Traces, Answer.Status(400));
        using var events = new Events();
        CountsSince counts = CountsSince.Traces();
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlySpans);
        double failed = Collect(Exported, "error.type=_OTHER"), exported = Collect(Exported), lost = Collect(Dropped, "signal=span", "reason=export_failed");
        host.Span();
        await counts.WaitAsync(static since => since.Failed == 1);
        Assert.Equal((failed + 1, exported, lost + 1), (Collect(Exported, "error.type=_OTHER"), Collect(Exported), Collect(Dropped, "signal=span", "reason=export_failed")));
        Assert.True(await IsSoAsync(static () => Collect("instrumentgen.export.failing", "signal=span") > 0));
        HealthCheckResult failing = await HealthOf(host);
        Assert.Equal((HealthStatus.Degraded, 1L), (failing.Status, failing.Data["lost_spans"]));
        Assert.Contains("The export of spans fails.", failing.Description, StringComparison.Ordinal);
        host.Span();
        await counts.WaitAsync(static since => since.Exported == 1);
        Assert.True(await IsSoAsync(static () => Collect("instrumentgen.export.failing", "signal=span") == 0));
        Assert.Equal(exported + 1, Collect(Exported));
        Assert.Empty((IEnumerable<string>)(await HealthOf(host)).Data["failing_exports"]);
        Assert.True(await IsSoAsync(() => events.Names.Contains("ExportRecovered")));
        Assert.Equal(["ExportFailing", "ExportRecovered"], events.Names.Where(static name => name.StartsWith("Export", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Receiver_ThatRejectsSome_CountsThemAsFailedAndDropped()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Traces, Answer.PartialSuccess(2, "too old"));
        CountsSince counts = CountsSince.Traces();
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlySpans);
        double rejected = Collect(Exported, "error.type=rejected"), exported = Collect(Exported), lost = Collect(Dropped, "signal=span", "reason=rejected");
        host.Spans(5);
        Assert.True(host.Flush());
        await counts.WaitAsync(static since => since.Exported + since.Rejected == 5);
        Assert.Equal((rejected + 2, exported + 3, lost + 2), (Collect(Exported, "error.type=rejected"), Collect(Exported), Collect(Dropped, "signal=span", "reason=rejected")));
    }

    [Fact]
    public async Task Requests_ThatAreSentAgain_AreCounted()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Script(ReceivedSignal.Traces, Answer.Status(503, "0"), Answer.Status(503, "0"));
        CountsSince counts = CountsSince.Traces();
        await using ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlySpans);
        double before = Collect("instrumentgen.export.retries", "signal=span");
        host.Span();
        await counts.WaitAsync(static since => since.Exported == 1);
        Assert.Equal(before + 2, Collect("instrumentgen.export.retries", "signal=span"));
    }

    [Fact]
    public async Task Queue_BehindAReceiverThatHangs_ShowsItsDepthAndWhatItDrops()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Always(ReceivedSignal.Traces, Answer.Hang);
        double full = Collect(Dropped, "signal=span", "reason=queue_full"), left = Collect(Dropped, "signal=span", "reason=shutdown");
        CountsSince counts = CountsSince.Traces();
        await using (ExportingHost host = await ExportingHost.StartAsync(
            receiver,
            configure: static options =>
            {
                OnlySpans(options);
                options.ShutdownTimeout = TimeSpan.FromMilliseconds(200);
            },
            variables: s_smallQueue))
        {
            Assert.Equal((0, 64), (Collect(Size), Collect(Capacity)));
            host.Spans(16);
            await receiver.WaitAsync(static one => one.Requests.Count == 1);
            host.Spans(10);
            Assert.Equal(10, Collect(Size));
            host.Spans(60);
            Assert.Equal((64, full + 6), (Collect(Size), Collect(Dropped, "signal=span", "reason=queue_full")));
        }

        // Every span is in one of the counts, and the queue is gone with its host.
        Assert.Equal((0, 80), (counts.Exported, counts.Failed + Collect(Dropped, "signal=span", "reason=shutdown") - left));
        Assert.Equal(full + 6, Collect(Dropped, "signal=span", "reason=queue_full"));
        Assert.True(double.IsNaN(Find(Size)));
    }

    [Fact]
    public async Task Exporter_OfMetrics_ExportsThePackagesOwn()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        await using ExportingHost host = await ExportingHost.StartAsync(receiver);
        Assert.True(host.Flush());
        await receiver.WaitAsync(static one => one.Metrics.Any(static metric => metric.Name == "instrumentgen.dropped"));
        Assert.Superset(s_metricNames.ToHashSet(), receiver.Metrics.Select(static metric => metric.Name).ToHashSet());
        Assert.Equal("InstrumentGen", receiver.ResourceMetrics.SelectMany(static one => one.ScopeMetrics).First(static scope => scope.Metrics.Any(static metric => metric.Name == "instrumentgen.dropped")).Scope.Name);
    }

    [Fact]
    public void Limit_OfWhatLeaves_CountsWhatDoesNot()
    {
        double before = Collect(Dropped, "signal=span", "reason=limit");
        var time = new FakeTimeProvider();
        using var source = new ActivitySource($"Limited.{Guid.NewGuid()}");
        using var sampler = new TraceSampler(new TraceSamplingOptions { SpansPerExport = 3 });
        using TraceSampling sampling = TraceSampling.Use(sampler, one => one == source);
        using var processor = new ExportLimitProcessor(new SimpleActivityExportProcessor(new NoExporter()), sampler, time);
        for (int span = 0; span < 10; span++)
        {
            Activity activity = source.StartActivity("root")!;
            activity.Stop();
            processor.OnEnd(activity);
        }

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((7, before + 7), (processor.Dropped, Collect(Dropped, "signal=span", "reason=limit")));
    }

    static void OnlySpans(OtlpExportOptions options) => options.Logs = options.Metrics = false;

    static Task<HealthCheckResult> HealthOf(ExportingHost host) => new InstrumentGenHealthCheck(host.Services).CheckHealthAsync(new HealthCheckContext(), Token);

    static async Task<bool> IsSoAsync(Func<bool> condition)
    {
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20);)
        {
            if (condition()) return true;
            await Task.Delay(10, Token);
        }

        return false;
    }

    static double Collect(string instrument, params string[] tags) => Find(instrument, tags) is var value && double.IsNaN(value) ? 0 : value;

    /// <summary>What the package's meter says; not a number where it says nothing.</summary>
    static double Find(string instrument, params string[] tags)
    {
        double found = double.NaN;
        using var listener = new MeterListener
        {
            InstrumentPublished = (one, listener) =>
            {
                if (one.Meter.Name == "InstrumentGen" && one.Name == instrument) listener.EnableMeasurementEvents(one);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, its, _) => Keep(value, its));
        listener.SetMeasurementEventCallback<double>((_, value, its, _) => Keep(value, its));
        listener.Start();
        listener.RecordObservableInstruments();
        return found;

        void Keep(double value, ReadOnlySpan<KeyValuePair<string, object?>> its)
        {
            if (its.ToArray().Select(static tag => $"{tag.Key}={tag.Value}").ToHashSet().SetEquals(tags)) found = value;
        }
    }

    sealed class NoExporter : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch) => ExportResult.Success;
    }

    sealed class Events : EventListener
    {
        readonly Lock _lock = new();
        readonly List<string> _names = [];

        internal IReadOnlyList<string> Names
        {
            get
            {
                lock (_lock) return [.. _names];
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "InstrumentGen") EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            lock (_lock) _names.Add(eventData.EventName!);
        }
    }
}
