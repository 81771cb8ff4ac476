using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public sealed class SpanTimeTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly SpanRecorder _spans;

    public SpanTimeTests() => _spans = new SpanRecorder(_scope);

    public static TheoryData<Shape> Every => Shapes.All;

    public void Dispose() => _spans.Dispose();

    [Theory, MemberData(nameof(Every))]
    public async Task Duration_OfTheSpan_IsThatOfTheMetric(Shape shape)
    {
        using var meter = new MeterRecorder(_scope);
        using var reader = new OperationReader();
        _ = await shape.Run(_scope.TracedAndMetered());
        double seconds = Assert.Single(meter.Durations).Value;
        long elapsed = (long)Math.Round(seconds * Stopwatch.Frequency);
        Assert.Equal(seconds, reader.ReadOne(_scope).Duration.Sum);
        Assert.Equal(Math.Max(1, Stopwatch.GetElapsedTime(0, elapsed).Ticks), _spans.Span.Duration.Ticks);
    }

    [Fact]
    public async Task Duration_OfAPendingTask_LastsUntilItEnds()
    {
        var gate = new TaskCompletionSource();
        long begun = Stopwatch.GetTimestamp();
        Task call = Woven.CallAsync(_scope.Traced(), () => gate.Task);
        long returned = Stopwatch.GetTimestamp();
        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(returned) > TimeSpan.FromMilliseconds(2));
        long released = Stopwatch.GetTimestamp();
        gate.SetResult();
        await call;
        Assert.InRange(_spans.Span.Duration, Stopwatch.GetElapsedTime(returned, released), Stopwatch.GetElapsedTime(begun));
    }

    [Fact]
    public void Start_OfTheSpan_IsTheWallClocks()
    {
        // The anchor may be a second old: in that time the two clocks drift apart by far less than this.
        var agreement = TimeSpan.FromMilliseconds(100);
        DateTime before = DateTime.UtcNow;
        Woven.Call(_scope.Traced(), static () => { });
        DateTime after = DateTime.UtcNow;
        Assert.InRange(_spans.Span.StartTimeUtc, before - agreement, after + agreement);
    }

    [Fact]
    public void Start_LocalParentStartedLater_IsTheParents()
    {
        DateTime later = DateTime.UtcNow.AddHours(1);
        using Activity parent = new Activity("parent").SetStartTime(later).Start();
        Woven.Call(_scope.Traced(), static () => { });
        Assert.Same(parent, _spans.Span.Parent);
        Assert.Equal(later, _spans.Span.StartTimeUtc);
    }

    [Fact]
    public void Start_LocalParentStartedEarlier_IsItsOwn()
    {
        DateTime earlier = DateTime.UtcNow.AddHours(-1);
        using Activity parent = new Activity("parent").SetStartTime(earlier).Start();
        Woven.Call(_scope.Traced(), static () => { });
        Assert.True(_spans.Span.StartTimeUtc > earlier.AddMinutes(59));
    }

    [Fact]
    public void Start_ManyChildrenOfFrameworkActivities_IsNeverBeforeTheParents()
    {
        OperationProbe probe = _scope.Traced();
        for (int round = 0; round < 1_000; round++)
        {
            using Activity parent = new Activity("parent").Start();
            Woven.Call(probe, static () => { });
        }

        Assert.Equal(1_000, _spans.Stopped.Count);
        Assert.All(_spans.Stopped, static span => Assert.True(span.StartTimeUtc >= span.Parent!.StartTimeUtc));
    }
}
