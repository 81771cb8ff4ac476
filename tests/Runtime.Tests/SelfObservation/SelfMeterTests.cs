using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen.Runtime.Tests.SelfObservation;

/// <summary>The meter as a whole: it is there once, holds nobody, and is read while others come and go.</summary>
[Collection(ProcessWide.Name)]
public sealed class SelfMeterTests : IDisposable
{
    readonly SelfRecorder _meter = new();

    [Fact]
    public void Meter_StartedAgain_IsMadeOnce()
    {
        SelfMeter.Start();
        using var meter = new SelfRecorder();
        Assert.Single(meter.Instruments.Select(static one => one.Meter).Distinct());
        Assert.Equal(meter.Instruments.Count, meter.Instruments.Select(static one => one.Name).Distinct().Count());
        Assert.All(meter.Instruments, static one => Assert.True(one.IsObservable));
        Assert.All(meter.Instruments, static one => Assert.False(InstrumentationScope.Owns(one)));
    }

    [Fact]
    public void Failures_AreCountedByKind()
    {
        double before = _meter.Read("instrumentgen.failures", ("kind", "SpanLinks")) ?? 0;
        TelemetryFailures.Report(TelemetryFailure.SpanLinks, new IOException());
        TelemetryFailures.Report(TelemetryFailure.SpanLinks, new IOException());
        Assert.Equal(before + 2, _meter.Read("instrumentgen.failures", ("kind", "SpanLinks")));
    }

    [Fact]
    public void Queue_DisposedOf_IsNotHeld()
    {
        WeakReference queue = MakeAndDispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(queue.IsAlive);
    }

    [Fact]
    public void Source_NobodyHoldsNorDisposesOf_IsLetGo()
    {
        var sources = new LiveSources<object>();
        WeakReference lost = AddLost(sources);
        object held = new();
        sources.Add(held);
        GC.Collect();
        Assert.False(lost.IsAlive);
        Assert.Same(held, Assert.Single(sources.All));
        sources.Remove(held);
        Assert.Empty(sources.All);
    }

    [Fact]
    public async Task Collection_WhileSourcesComeAndGo_NeverFailsNorGoesBack()
    {
        using var end = new CancellationTokenSource();
        Task[] others = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => ComeAndGo(end.Token)))];
        Dictionary<string, double> highest = [];
        int collected = 0;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1); collected++)
        {
            if (collected % 100 == 0) GC.Collect();
            foreach (Measured one in _meter.Collect().Where(static one => one.Instrument is "instrumentgen.dropped" or "instrumentgen.sampling.decisions"))
            {
                string series = $"{one.Instrument} {string.Join(' ', one.Tags)}";
                Assert.True(one.Value >= highest.GetValueOrDefault(series), series);
                highest[series] = one.Value;
            }
        }

        await end.CancelAsync();
        await Task.WhenAll(others).InTime();
        Assert.True(collected > 100);
        Assert.True(highest.Single(static one => one.Key.Contains("queue_full", StringComparison.Ordinal) && one.Key.Contains("log", StringComparison.Ordinal)).Value > 100);
    }

    [Fact]
    public void Collection_OfAllInstruments_AllocatesLittle()
    {
        using var queue = new LogQueue(new MemorySink(), LogQueues.Patient);
        using var sampler = new TraceSampler();
        // The recorder's own are most of it.
        Assert.InRange(Allocations.Of(() => _meter.Collect(), calls: 1), 1, 64 * 1024);
    }

    public void Dispose() => _meter.Dispose();

    static void ComeAndGo(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var sink = new MemorySink();
            sink.Open.Reset();
            using (var queue = new LogQueue(sink, new LogQueueOptions { Capacity = 1, Reserve = 1, MaxDelay = TimeSpan.Zero, ShutdownTimeout = Patience.Limit }))
            {
                for (int line = 0; line < 3; line++) queue.Add("line");
                sink.Open.Set();
            }

            // Not disposed of: it goes with the collector.
            var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5 });
            for (int root = 0; root < 10; root++) sampler.Decide(new TraceSamplingRequest(default, ActivityTraceId.CreateRandom(), "root"));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference MakeAndDispose()
    {
        var queue = new LogQueue(new MemorySink(), LogQueues.Patient);
        queue.Dispose();
        return new WeakReference(queue);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference AddLost(LiveSources<object> sources)
    {
        object lost = new();
        sources.Add(lost);
        return new WeakReference(lost);
    }
}
