using System.Diagnostics;
using InstrumentGen.Peers;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>A receiver that is away or does not answer: the queue is bounded, the application runs on, and every span is somewhere in the counts.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class OtlpQueueTests
{
    const int Capacity = 64;

    static readonly (string, string)[] s_smallQueue = [("OTEL_BSP_MAX_QUEUE_SIZE", "64"), ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "16")];

    [Fact]
    public async Task Spans_WhileTheReceiverHangs_AreDroppedBeyondTheQueueAndNobodyWaits()
    {
        const int count = 100_000;
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        receiver.Always(ReceivedSignal.Traces, Answer.Hang);
        CountsSince counts = CountsSince.Traces();
        TimeSpan loop;
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlySpans, variables: s_smallQueue))
        {
            host.Spans(16);
            await receiver.WaitAsync(static one => one.Requests.Count == 1);
            long start = Stopwatch.GetTimestamp();
            host.Spans(count);
            loop = Stopwatch.GetElapsedTime(start);
            // The batch that hangs is out of the queue, which then takes as many as it holds.
            Assert.Equal(count - Capacity, counts.Dropped);
        }

        // A loop that waited for one answer would take the export's eight seconds.
        Assert.InRange(loop, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Equal((0L, 16L + Capacity, 0L, count - Capacity), counts.All);
    }

    [Fact]
    public async Task Spans_BeforeTheReceiverIsThere_AllArriveWhereTheyFitTheQueue()
    {
        int port = OtlpReceiver.FreePort();
        await using ExportingHost host = await ExportingHost.StartAsync(new Uri($"http://127.0.0.1:{port}"), configure: OnlySpans, variables: s_smallQueue);
        CountsSince counts = CountsSince.Traces();
        // One batch is on its way in vain, as many as the queue holds wait behind it.
        host.Spans(16);
        await Task.Delay(TimeSpan.FromSeconds(0.5), TestContext.Current.CancellationToken);
        host.Spans(Capacity);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(port);
        await receiver.WaitAsync(static one => one.Spans.Count >= 16 + Capacity);
        await counts.WaitAsync(static since => since.Exported == 16 + Capacity);
        Assert.Equal((16L + Capacity, 0L, 0L, 0L), counts.All);
        Assert.True(counts.Retries > 0);
    }

    [Fact]
    public async Task End_WhileExportingFails_TakesItsTimeAndSaysWhatIsLost()
    {
        CountsSince counts = CountsSince.Traces();
        ExportingHost host = await ExportingHost.StartAsync(new Uri($"http://127.0.0.1:{OtlpReceiver.FreePort()}"), configure: static options =>
        {
            OnlySpans(options);
            options.ShutdownTimeout = TimeSpan.FromSeconds(1);
        });
        Notes notes = host.Notes;
        host.Spans(100);
        long start = Stopwatch.GetTimestamp();
        await host.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(4));
        Assert.Equal((0L, 100L, 0L, 0L), (counts.Exported, counts.Failed + counts.Dropped, counts.Rejected, 0L));
        Assert.Contains(notes.All, static note => note.Level == LogLevel.Warning && note.Message.StartsWith("100 spans could not be exported", StringComparison.Ordinal));
    }

    [Fact]
    public async Task End_OfAHealthyHost_ExportsWhatWaits()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        CountsSince counts = CountsSince.Traces();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, variables: [("OTEL_BSP_SCHEDULE_DELAY", "60000"), ("OTEL_BLRP_SCHEDULE_DELAY", "60000")]))
        {
            host.Spans(5);
            host.Counter.Add(3);
            host.Logger.Log(LogLevel.Information, "closed");
        }

        Assert.Equal(5, receiver.Spans.Count);
        Assert.Contains(receiver.LogRecords, static record => record.Body.StringValue == "closed");
        Assert.Equal(3, receiver.Metrics.Single(static metric => metric.Name == "sold").Sum.DataPoints[0].AsInt);
        Assert.Equal((5L, 0L, 0L, 0L), counts.All);
    }

    [Fact]
    public async Task Spans_OfManyThreads_AreAllInTheCounts()
    {
        const int threads = 4;
        const int each = 5_000;
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        CountsSince counts = CountsSince.Traces();
        await using (ExportingHost host = await ExportingHost.StartAsync(receiver, configure: OnlySpans, variables: s_smallQueue))
        {
            await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(() => host.Spans(each))));
        }

        Assert.Equal(threads * each, counts.Exported + counts.Dropped);
        Assert.Equal(counts.Exported, receiver.Spans.Count);
    }

    static void OnlySpans(OtlpExportOptions options) => options.Logs = options.Metrics = false;
}
