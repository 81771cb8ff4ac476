using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Reflection;
using Microsoft.Extensions.Time.Testing;

namespace InstrumentGen.Runtime.Tests.SelfObservation;

/// <summary>What the event source says, heard by listeners of .NET.</summary>
[Collection(ProcessWide.Name)]
public sealed class EventTests
{
    [Fact]
    public void Manifest_OfTheSource_IsMadeWithoutErrors()
    {
        string? manifest = EventSource.GenerateManifest(typeof(InstrumentGenEventSource), "InstrumentGen.dll", EventManifestOptions.Strict);
        Assert.NotNull(manifest);
        int[] ids = [.. typeof(InstrumentGenEventSource).GetMethods().Select(static method => method.GetCustomAttribute<EventAttribute>()?.EventId).OfType<int>()];
        Assert.Equal([1, 2, 3, 4, 5, 6], ids.Order());
        Assert.All(ids, id => Assert.Contains($"value=\"{id}\"", manifest, StringComparison.Ordinal));
        Assert.Null(InstrumentGenEventSource.Log.ConstructionException);
    }

    [Fact]
    public void Events_OfEachKind_CarryWhatTheyWereGiven()
    {
        using var events = new EventRecorder();
        InstrumentGenEventSource.Log.TelemetryDropped("log", "queue_full");
        InstrumentGenEventSource.Log.ExportFailing("span", "It refuses.");
        InstrumentGenEventSource.Log.ExportRecovered("span", 7);
        InstrumentGenEventSource.Log.SamplingRatesChanged(3, 0.25);
        InstrumentGenEventSource.Log.SamplingOptionsChanged();
        Assert.Equal(
            [
                ("TelemetryDropped", EventLevel.Warning, "log queue_full"),
                ("ExportFailing", EventLevel.Warning, "span It refuses."),
                ("ExportRecovered", EventLevel.Informational, "span 7"),
                ("SamplingRatesChanged", EventLevel.Verbose, "3 0.25"),
                ("SamplingOptionsChanged", EventLevel.Informational, ""),
            ],
            events.Events.Where(static one => one.EventId > 1).Select(static one => (one.EventName, one.Level, string.Join(' ', one.Payload!))));
    }

    [Fact]
    public void Losses_OfOneReason_AreToldOnce()
    {
        using var events = new EventRecorder();
        TelemetryLosses.Count(TelemetrySignal.Audit, LossReason.Rejected);
        TelemetryLosses.Count(TelemetrySignal.Audit, LossReason.Rejected, 100);
        TelemetryLosses.Count(TelemetrySignal.Audit, LossReason.Limit);
        Assert.Equal(["audit rejected", "audit limit"], events.Events.Where(static one => one.EventName == "TelemetryDropped").Select(static one => string.Join(' ', one.Payload!)));
    }

    [Fact]
    public void QuietGate_AfterAQuietMinute_PassesAgain()
    {
        var time = new FakeTimeProvider();
        var gate = new QuietGate(time, TimeSpan.FromMinutes(1));
        Assert.True(gate.Passes());
        for (int second = 0; second < 120; second += 40)
        {
            time.Advance(TimeSpan.FromSeconds(40));
            Assert.False(gate.Passes());
        }

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(gate.Passes());
        Assert.False(gate.Passes());
    }

    [Fact]
    public void IntervalGate_InEachInterval_PassesOnce()
    {
        var time = new FakeTimeProvider();
        var gate = new IntervalGate(time, TimeSpan.FromSeconds(1));
        int passed = 0;
        for (int step = 0; step < 100; step++)
        {
            if (gate.Passes()) passed++;
            time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal(10, passed);
    }

    [Fact]
    public void Rates_ThatChange_AreToldAtMostOnceASecond()
    {
        using var events = new EventRecorder();
        for (int change = 0; change < 1_000; change++) InstrumentGenEventSource.Log.RatesChanged(2, 0.5);
        Assert.Equal("2 0.5", string.Join(' ', Assert.Single(events.Events, static one => one.EventName == "SamplingRatesChanged").Payload!));
    }

    [Fact]
    public void Sampler_ThatIsUpdated_SaysSo()
    {
        using var sampler = new TraceSampler();
        using var events = new EventRecorder();
        sampler.Update(new TraceSamplingOptions { Ratio = 0.5 });
        Assert.Single(events.Events, static one => one.EventName == "SamplingOptionsChanged");
    }

    [Fact]
    public void Counters_AreThereOnlyWhileSomebodyHasAskedForThem()
    {
        Assert.Equal(0, InstrumentGenEventSource.Log.Counters);
        using (var events = new EventRecorder()) Assert.Equal(0, InstrumentGenEventSource.Log.Counters);
        using (var counters = new CounterListener())
        {
            Assert.NotEqual(0, InstrumentGenEventSource.Log.Counters);
            // .NET begins to count from a moment on its own thread.
            Assert.True(SpinWait.SpinUntil(() => counters.HasRead("telemetry-failures"), Patience.Limit));
            TelemetryFailures.Report(TelemetryFailure.SpanLinks, new IOException());
            Assert.True(SpinWait.SpinUntil(() => counters.Sum("telemetry-failures") >= 1, Patience.Limit));
            Assert.Equal(
                ["export-queue-size", "log-records-dropped", "queue-size", "spans-dropped", "spans-not-sampled", "spans-sampled", "telemetry-failures"],
                counters.Names.Order());
        }

        Assert.Equal(0, InstrumentGenEventSource.Log.Counters);
    }

    /// <summary>Asks for counters, as dotnet-counters does.</summary>
    sealed class CounterListener : EventListener
    {
        readonly ConcurrentQueue<IDictionary<string, object?>> _values = new();

        internal IEnumerable<string> Names => _values.Select(static one => (string)one["Name"]!).Distinct();

        internal bool HasRead(string name) => _values.Any(one => (string)one["Name"]! == name);

        internal double Sum(string name) => _values.Where(one => (string)one["Name"]! == name).Sum(static one => (double)one["Increment"]!);

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name != "InstrumentGen") return;
            EnableEvents(eventSource, EventLevel.LogAlways, EventKeywords.None, new Dictionary<string, string?> { ["EventCounterIntervalSec"] = "0.1" });
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "EventCounters") _values.Enqueue((IDictionary<string, object?>)eventData.Payload![0]!);
        }
    }
}
