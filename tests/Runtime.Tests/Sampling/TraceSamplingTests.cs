using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public sealed class TraceSamplingTests : IDisposable
{
    // By half: the first digit of the 56 bits decides.
    static readonly ActivityTraceId s_above = ActivityTraceId.CreateFromString("000000000000000000f0000000000000");
    static readonly ActivityTraceId s_below = ActivityTraceId.CreateFromString("00000000000000000010000000000000");

    readonly ActivitySource _source = new($"Sampled.{Guid.NewGuid()}");
    readonly List<TraceSampling> _samplings = [];

    public void Dispose()
    {
        foreach (TraceSampling sampling in _samplings) sampling.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void Roots_ByARatio_AreKeptWhereTheirIdSays()
    {
        Sample(0.5);
        HashSet<bool> seen = [];
        for (int root = 0; root < 200; root++)
        {
            using Activity span = Start("root");
            bool isKept = span.TraceId.ToHexString()[18] >= '8';
            Assert.Equal((isKept, isKept, isKept ? "ot=th:8" : null), (span.Recorded, span.IsAllDataRequested, span.TraceStateString));
            seen.Add(isKept);
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void Child_OfKeptRoot_IsKeptWithItsThreshold()
    {
        Sample(1);
        using Activity root = Start("root");
        using Activity child = Start("child");
        Assert.Equal((root.TraceId, root.SpanId, true, "ot=th:0"), (child.TraceId, child.ParentSpanId, child.Recorded, child.TraceStateString));
    }

    [Fact]
    public void Child_OfDroppedRoot_IsNoneAndTheTraceFlowsOn()
    {
        Sample(0);
        using Activity root = Start("root");
        Assert.False(root.Recorded || root.IsAllDataRequested);
        Assert.Null(_source.StartActivity("child"));
        Assert.Same(root, Activity.Current);
    }

    // Nothing else in this process would carry the trace on.
    [Fact]
    public void Child_OfDroppedSpanElsewhere_CarriesItsTraceOn()
    {
        Sample(1);
        using Activity? child = _source.StartActivity("child", ActivityKind.Server, Remote(s_above, isSampled: false, "vendor=x"));
        Assert.Equal((s_above, false, "vendor=x"), (child!.TraceId, child.Recorded, child.TraceStateString));
        Assert.Null(_source.StartActivity("grandchild"));
    }

    [Fact]
    public void Child_OfSampledSpanElsewhere_FollowsIt()
    {
        Sample(0);
        using Activity? child = _source.StartActivity("child", ActivityKind.Server, Remote(s_above, isSampled: true, "ot=th:c,vendor=x"));
        Assert.Equal((s_above, true, "ot=th:c,vendor=x"), (child!.TraceId, child.Recorded, child.TraceStateString));
    }

    [Fact]
    public void Child_OfSampledSpanWhoseThresholdDropsIt_PassesThatNotOn()
    {
        Sample(1);
        using Activity? child = _source.StartActivity("child", ActivityKind.Server, Remote(s_below, isSampled: true, "ot=th:8"));
        Assert.True(child!.Recorded);
        Assert.True(string.IsNullOrEmpty(child.TraceStateString));
        using Activity grandchild = Start("grandchild");
        Assert.True(string.IsNullOrEmpty(grandchild.TraceStateString));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Child_ThatFollowsNobody_IsKeptByTheRatio(bool isParentSampled)
    {
        Sample(0.5, followsParent: false);
        using Activity? kept = _source.StartActivity("kept", ActivityKind.Server, Remote(s_above, isParentSampled, "vendor=x"));
        Assert.Equal((true, "ot=th:8,vendor=x"), (kept!.Recorded, kept.TraceStateString));
        using Activity? dropped = _source.StartActivity("dropped", ActivityKind.Server, Remote(s_below, isParentSampled, "vendor=x"));
        Assert.Equal((false, "vendor=x"), (dropped!.Recorded, dropped.TraceStateString));
    }

    [Fact]
    public void Sources_ThatAreNotMeant_AreLeftAlone()
    {
        Sample(1);
        using ActivitySource other = new($"Other.{Guid.NewGuid()}");
        Assert.False(other.HasListeners());
        Assert.Null(other.StartActivity("span"));
    }

    [Fact]
    public void Dispose_OfSampling_EndsIt()
    {
        TraceSampling sampling = Sample(1);
        Assert.True(_source.HasListeners());
        sampling.Dispose();
        Assert.False(_source.HasListeners());
    }

    [Fact]
    public void Use_WithoutSources_ListensToRequests()
    {
        using ActivitySource requests = new("Microsoft.AspNetCore");
        using (TraceSampling.Use(new TraceSamplingOptions { Ratio = 1 })) Assert.True(requests.HasListeners());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.5)]
    [InlineData(1.5)]
    public void Ratio_ThatIsNone_ThrowsAndChangesNothing(double ratio)
    {
        var options = new TraceSamplingOptions { Ratio = 0.5 };
        Assert.Throws<ArgumentOutOfRangeException>(nameof(ratio), () => options.Ratio = ratio);
        Assert.Equal(0.5, options.Ratio);
    }

    [Fact]
    public void Operation_OfADroppedTrace_KeepsNoTags()
    {
        InstrumentationScope scope = Scopes.New();
        OperationProbe probe = scope.Define(new OperationDefinition("order.place") { Traced = true, Code = new CodePosition("Orders.Place") });
        using TraceSampling sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = 0, Sources = source => source.Name == scope.Name });
        Woven.Call(probe, static () => Assert.Empty(Activity.Current!.TagObjects));
        sampling.Dispose();
        using TraceSampling all = TraceSampling.Use(new TraceSamplingOptions { Ratio = 1, Sources = source => source.Name == scope.Name });
        Woven.Call(probe, static () => Assert.Equal("Orders.Place", Activity.Current!.GetTagItem("code.function.name")));
    }

    Activity Start(string name) => Assert.IsType<Activity>(_source.StartActivity(name));

    TraceSampling Sample(double ratio, bool followsParent = true)
    {
        string name = _source.Name;
        var sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = ratio, FollowsParent = followsParent, Sources = source => source.Name == name });
        _samplings.Add(sampling);
        return sampling;
    }

    static ActivityContext Remote(ActivityTraceId traceId, bool isSampled, string? traceState) =>
        new(traceId, ActivitySpanId.CreateRandom(), isSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None, traceState, isRemote: true);
}
