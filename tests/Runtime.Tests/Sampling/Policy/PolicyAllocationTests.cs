using System.Diagnostics;
using static InstrumentGen.Runtime.Tests.SampledOperations;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class PolicyAllocationTests
{
    const int Calls = 10_000;

    static readonly ActivityTraceId s_low = TraceId("1");
    static readonly ActivityTraceId s_high = TraceId("f");

    readonly SampledOperations _operations = new();

    [Fact]
    public void Decide_OnRootsAndChildren_AllocatesNothing()
    {
        var time = new JumpingTime();
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5, TracesPerSecond = 1_000_000, Operations = { ["order.*"] = 0.25 } }, time);
        OperationProbe plain = _operations.Define("stock.count");
        OperationProbe own = _operations.Define("order.quote");
        ActivityContext kept = Parent(s_high, Root(sampler, plain, s_high).TraceState);
        ActivityContext dropped = Parent(s_low, null, isSampled: false);
        void Decide()
        {
            Assert.True(Root(sampler, plain, s_high).IsSampled);
            Assert.False(Root(sampler, plain, s_low).IsSampled);
            Assert.True(Child(sampler, plain, s_high, kept).IsSampled);
            Assert.True(Child(sampler, own, s_high, kept).IsSampled);
            Assert.False(Child(sampler, plain, s_low, dropped).IsSampled);
            Assert.True(Foreign(sampler, "Others", "span", s_high).IsSampled);
        }

        // A rate that is new is measured; one that stays is not.
        for (int call = 0; call < Calls; call++) Decide();
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(0, Allocations.Of(Decide, Calls));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OperationOfADroppedTrace_AsAWhole_AllocatesNothing(bool isMetered)
    {
        InstrumentationScope scope = Scopes.New();
        OperationProbe probe = isMetered ? scope.TracedAndMetered() : scope.Traced();
        using var reader = isMetered ? new OperationReader() : null;
        using TraceSampling sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = 0, Sources = source => source == scope.ActivitySource });
        using Activity? root = scope.ActivitySource.StartActivity("root");
        Assert.False(root!.Recorded);
        Assert.Equal(0, Allocations.Of(() =>
        {
            OperationCall call = probe.Begin();
            Assert.Null(call.Span);
            call.End();
        }, Calls));
        Assert.Same(root, Activity.Current);
    }

    [Fact]
    public void TaskOfAnOperationOfADroppedTrace_IsItsCallersAsItIs()
    {
        InstrumentationScope scope = Scopes.New();
        OperationProbe probe = scope.Traced();
        using TraceSampling sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = 0, Sources = source => source == scope.ActivitySource });
        using Activity? root = scope.ActivitySource.StartActivity("root");
        var pending = new TaskCompletionSource<int>();
        Assert.Same(pending.Task, Woven.GetAsync(probe, () => pending.Task));
        Assert.Same(pending.Task, Woven.CallAsync(probe, () => pending.Task));
    }

    [Fact]
    public void OperationBelowASpanThatNobodyRecords_WhereAnotherListenerWantsIt_IsASpan()
    {
        InstrumentationScope scope = Scopes.New();
        OperationProbe probe = scope.Traced();
        using var root = new Activity("root");
        root.IsAllDataRequested = false;
        root.Start();
        using var spans = new SpanRecorder(scope);
        Woven.Call(probe, static () => Thread.Sleep(20));
        Activity span = Assert.Single(spans.Stopped);
        Assert.InRange(span.Duration, TimeSpan.FromMilliseconds(15), TimeSpan.FromSeconds(10));
        Assert.True(span.StartTimeUtc >= root.StartTimeUtc);
    }
}
