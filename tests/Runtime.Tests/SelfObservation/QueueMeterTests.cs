using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests.SelfObservation;

/// <summary>What the meter says of queues of lines: their depth while they live, and what they lost for ever.</summary>
[Collection(ProcessWide.Name)]
public sealed class QueueMeterTests : IDisposable
{
    const string Size = "instrumentgen.queue.size";
    const string Capacity = "instrumentgen.queue.capacity";

    static readonly (string, string) s_log = ("signal", "log");
    static readonly (string, string) s_span = ("signal", "span");

    readonly SelfRecorder _meter = new();
    readonly MemorySink _sink = new();

    static LogQueueOptions Small => new() { Capacity = 100, Reserve = 1, MaxDelay = TimeSpan.Zero, ShutdownTimeout = Patience.Limit };

    [Fact]
    public void Queue_WithLinesThatWait_ShowsTheirBytes()
    {
        (double size, double capacity) = (_meter.Read(Size, s_log) ?? 0, _meter.Read(Capacity, s_log) ?? 0);
        _sink.Open.Reset();
        using (var queue = new LogQueue(_sink, Small))
        {
            queue.Add(new byte[9].Append((byte)'\n').ToArray(), LogLevel.Information);
            queue.Add(new byte[19].Append((byte)'\n').ToArray(), LogLevel.Information);
            Assert.Equal((size + 30, capacity + 100), (_meter.Read(Size, s_log), _meter.Read(Capacity, s_log)));
            _sink.Open.Set();
            Assert.True(queue.Flush(Patience.Limit));
            Assert.Equal(size, _meter.Read(Size, s_log));
        }

        Assert.Equal(capacity, _meter.Read(Capacity, s_log) ?? 0);
    }

    [Fact]
    public void Queue_Full_CountsWhatItDropsForEver()
    {
        double before = _meter.Dropped("log", "queue_full");
        _sink.Open.Reset();
        using (var queue = new LogQueue(_sink, Small))
        {
            for (int line = 0; line < 15; line++) queue.Add("123456789");
            // Ten of ten bytes fit.
            Assert.Equal(before + 5, _meter.Dropped("log", "queue_full"));
            _sink.Open.Set();
        }

        Assert.Equal(before + 5, _meter.Dropped("log", "queue_full"));
    }

    [Fact]
    public void Queue_ThatHasEnded_CountsWhatComesLater()
    {
        double before = _meter.Dropped("log", "already_shutdown");
        var queue = new LogQueue(_sink, Small);
        queue.Dispose();
        queue.Add("late");
        queue.Add("later");
        Assert.Equal(before + 2, _meter.Dropped("log", "already_shutdown"));
    }

    [Fact]
    public void Queue_ThatEndsWithASinkThatFails_SaysSo()
    {
        double before = _meter.Dropped("log", "sink_failed");
        _sink.Fails = static _ => new IOException();
        var queue = new LogQueue(_sink, new LogQueueOptions { MaxDelay = TimeSpan.Zero, ShutdownTimeout = TimeSpan.FromMilliseconds(50) });
        queue.Add("one");
        _sink.Until(static sink => sink.Attempts > 1);
        queue.Dispose();
        Assert.Equal(before + 1, _meter.Dropped("log", "sink_failed"));
    }

    [Fact]
    public void Queue_ThatEndsWithASinkThatHangs_SaysSo()
    {
        double before = _meter.Dropped("log", "shutdown");
        _sink.Open.Reset();
        var queue = new LogQueue(_sink, new LogQueueOptions { MaxDelay = TimeSpan.Zero, ShutdownTimeout = TimeSpan.FromMilliseconds(50) });
        queue.Add("one");
        _sink.Until(static sink => sink.Attempts == 1);
        queue.Dispose();
        _sink.Open.Set();
        Assert.Equal(before + 1, _meter.Dropped("log", "shutdown"));
    }

    [Fact]
    public void Spans_ThatFindTheirQueueFull_AreCountedAsSpans()
    {
        double before = _meter.Dropped("span", "queue_full");
        double logs = _meter.Dropped("log", "queue_full");
        using var source = new ActivitySource($"Shop.{Guid.NewGuid()}");
        _sink.Open.Reset();
        var options = new JsonSpanOptions { Sink = _sink, Sources = one => one == source };
        options.Queue.Capacity = 1;
        options.Queue.MaxDelay = TimeSpan.Zero;
        using (new JsonSpanWriter(options, new TraceSamplingOptions(), ServiceResource.FromEnvironment()))
        using (TraceSampling.Use(new TraceSamplingOptions { Ratio = 1, Sources = one => one == source }))
        {
            for (int span = 0; span < 3; span++) source.StartActivity("span")!.Dispose();
            Assert.True(_meter.Read(Size, s_span) > 0);
            _sink.Open.Set();
        }

        // The first is taken in any case.
        Assert.Equal((before + 2, logs), (_meter.Dropped("span", "queue_full"), _meter.Dropped("log", "queue_full")));
    }

    [Fact]
    public void Queue_NobodyHasUsed_ShowsWhatItCanLoseAsZero()
    {
        using var queue = new LogQueue(_sink, Small);
        IEnumerable<string?> reasons = _meter.Collect().Where(static one => one.Instrument == "instrumentgen.dropped" && one.Tag("signal") == "log").Select(static one => one.Tag("reason"));
        Assert.Superset(new HashSet<string?> { "queue_full", "already_shutdown", "shutdown", "sink_failed" }, reasons.ToHashSet());
    }

    public void Dispose() => _meter.Dispose();
}
