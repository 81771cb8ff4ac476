using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>To write a span costs no memory beside the activity itself.</summary>
[Collection(ProcessWide.Name)]
public sealed class JsonSpanAllocationTests : IDisposable
{
    const int Spans = 2_000;

    static readonly string[] s_items = ["a", "b"];
    static readonly object s_count = 7;

    readonly ActivitySource _source = new($"Lines.{Guid.NewGuid()}");
    readonly ActivityListener _sampler;

    public JsonSpanAllocationTests()
    {
        _sampler = new ActivityListener { ShouldListenTo = source => source == _source, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(_sampler);
    }

    public void Dispose()
    {
        _sampler.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void Span_ThatIsWritten_AllocatesNothingMore()
    {
        long without = LeastBytes(long.MinValue);
        var options = new JsonSpanOptions { Sink = new NullSink(), Sources = source => source == _source };
        options.Queue.Capacity = 256 * 1024 * 1024;
        using var writer = new JsonSpanWriter(options, new TraceSamplingOptions(), ServiceResource.FromEnvironment());
        // A collection can take from what a round is said to have allocated, with the writer or without.
        Assert.InRange(LeastBytes(without), 0, without);
    }

    // Of rounds, as code is compiled again while it runs; of this thread, as the runner has others.
    long LeastBytes(long expected)
    {
        long least = long.MaxValue;
        var watch = Stopwatch.StartNew();
        for (int round = 0; round < 20 || (least > expected && expected != long.MinValue && watch.Elapsed < TimeSpan.FromSeconds(10)); round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int span = 0; span < Spans; span++) Record();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    void Record()
    {
        using Activity root = _source.StartActivity("root")!;
        using Activity span = _source.StartActivity("work", ActivityKind.Client)!;
        span.SetTag("name", "Ann \"é\"").SetTag("count", s_count).SetTag("items", s_items).SetStatus(ActivityStatusCode.Error, "no");
        span.AddEvent(new ActivityEvent("halfway"));
    }
}
