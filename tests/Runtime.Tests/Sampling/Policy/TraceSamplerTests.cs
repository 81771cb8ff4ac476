using System.Diagnostics;
using static InstrumentGen.Runtime.Tests.SampledOperations;

namespace InstrumentGen.Runtime.Tests;

public sealed class TraceSamplerTests
{
    // The first digits of the randomness decide: a half keeps 8 and above, a quarter c, a tenth e666.
    static readonly ActivityTraceId s_low = TraceId("1");
    static readonly ActivityTraceId s_half = TraceId("9");
    static readonly ActivityTraceId s_quarter = TraceId("d");
    static readonly ActivityTraceId s_high = TraceId("f");

    readonly SampledOperations _operations = new();

    [Fact]
    public void Root_OfAnyOperation_IsKeptByTheRatio()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5 });
        OperationProbe operation = _operations.Define("order.place");
        TraceDecision kept = Root(sampler, operation, s_half);
        Assert.Equal((true, "8", 2.0, "ot=th:8", SamplingReason.Ratio), (kept.IsSampled, kept.Threshold.ToString(), kept.AdjustedCount, kept.TraceState, kept.Reason));
        TraceDecision dropped = Root(sampler, operation, s_low);
        Assert.Equal((false, null, null, null, SamplingReason.Ratio), (dropped.IsSampled, dropped.Threshold, dropped.AdjustedCount, dropped.TraceState, dropped.Reason));
    }

    [Theory]
    [InlineData("0", true, "ot=th:c", 4.0)]
    [InlineData("c", true, "ot=th:c", 4.0)]
    [InlineData("bffffffffffff", false, null, null)]
    public void Root_OfAnOperationWithARatio_IsKeptByThat(string digits, bool isSampled, string? traceState, double? adjusted)
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1 });
        OperationProbe operation = _operations.Define("order.quote", ratio: 0.25);
        if (digits == "0") digits = "ffffffffffffff";
        TraceDecision decision = Root(sampler, operation, TraceId(digits));
        Assert.Equal((isSampled, traceState, adjusted, SamplingReason.Operation), (decision.IsSampled, decision.TraceState, decision.AdjustedCount, decision.Reason));
    }

    [Fact]
    public void Root_OfADeclaredRatioOfZero_IsDropped()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1 });
        OperationProbe operation = _operations.Define("order.poll", ratio: 0);
        Assert.Equal((false, SamplingReason.Operation), (Root(sampler, operation, TraceId("ffffffffffffff")).IsSampled, Root(sampler, operation, s_high).Reason));
    }

    [Theory]
    [InlineData("order.quote", "8")]
    [InlineData("ORDER.QUOTE", "8")]
    [InlineData("order.place", "c")]
    [InlineData("order.item.add", "e")]
    [InlineData("stock.count", "f")]
    public void Root_ByConfiguration_HasTheExactNamesRatioElseTheLongestPatterns(string operation, string threshold)
    {
        var options = new TraceSamplingOptions { Ratio = 1, Operations = { ["*"] = 0.0625, ["order.quote"] = 0.5, ["order.*"] = 0.25, ["order.*.add"] = 0.125 } };
        using var sampler = new TraceSampler(options);
        // A declared ratio is the default of a configured one.
        Assert.Equal(threshold, Root(sampler, _operations.Define(operation, ratio: 1), TraceId("ffffffffffffff")).Threshold.ToString());
    }

    [Fact]
    public void Root_OfAnAuditedOperation_IsKeptWhateverIsConfigured()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0, Operations = { ["*"] = 0 }, TracesPerSecond = 1 });
        TraceDecision decision = Root(sampler, _operations.Define("order.pay", ratio: 0, isAudited: true), s_low);
        Assert.Equal((true, "ot=th:0", 1.0, SamplingReason.Audited), (decision.IsSampled, decision.TraceState, decision.AdjustedCount, decision.Reason));
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore/*", "8")]
    [InlineData("*/Microsoft.AspNetCore.Hosting.HttpRequestIn", "8")]
    [InlineData("Microsoft.AspNetCore.Hosting.HttpRequestIn", "8")]
    [InlineData("Microsoft.AspNetCore/Other", "0")]
    public void Root_OfOthers_IsFoundByItsSourceAndName(string pattern, string threshold)
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, Operations = { [pattern] = 0.5 } });
        Assert.Equal(threshold, Foreign(sampler, "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting.HttpRequestIn", s_high).Threshold.ToString());
    }

    [Fact]
    public void Child_OfAKeptParent_FollowsItAndKeepsItsThreshold()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0 });
        OperationProbe operation = _operations.Define("order.place");
        const string Parents = "ot=th:4,vendor=x";
        TraceDecision decision = Child(sampler, operation, s_half, Parent(s_half, Parents));
        Assert.Equal((true, "4", SamplingReason.Parent), (decision.IsSampled, decision.Threshold.ToString(), decision.Reason));
        Assert.Same(Parents, decision.TraceState);
        Assert.Equal((true, null), (Child(sampler, operation, s_low, Parent(s_low, null)).IsSampled, Child(sampler, operation, s_low, Parent(s_low, null)).AdjustedCount));
    }

    [Fact]
    public void Child_OfADroppedParent_IsDroppedWithoutThreshold()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, Boosts = { SamplingBoost.When(static _ => true, 1) } });
        OperationProbe audited = _operations.Define("order.pay", isAudited: true);
        TraceDecision decision = Child(sampler, audited, s_high, Parent(s_high, "ot=th:8,vendor=x", isSampled: false));
        Assert.Equal((false, "vendor=x", SamplingReason.Parent), (decision.IsSampled, decision.TraceState, decision.Reason));
        Assert.Equal((false, null), (Child(sampler, audited, s_high, Parent(s_high, null, isSampled: false)).IsSampled, decision.Threshold));
    }

    // A half of all traces is kept, and of those a half of this operation: a quarter of all.
    [Fact]
    public void Child_WithAnOwnRatio_KeepsAPartOfWhatIsKept()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5 });
        OperationProbe root = _operations.Define("order.place");
        OperationProbe child = _operations.Define("order.quote", ratio: 0.25);
        string parents = Root(sampler, root, s_half).TraceState!;
        TraceDecision dropped = Child(sampler, child, s_half, Parent(s_half, parents));
        Assert.Equal((false, SamplingReason.Operation, ""), (dropped.IsSampled, dropped.Reason, dropped.TraceState));
        TraceDecision kept = Child(sampler, child, s_quarter, Parent(s_quarter, parents));
        Assert.Equal((true, "ot=th:c", 4.0, SamplingReason.Operation), (kept.IsSampled, kept.TraceState, kept.AdjustedCount, kept.Reason));
    }

    [Fact]
    public void Child_WithAGreaterRatioThanItsTrace_FollowsIt()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.25 });
        OperationProbe child = _operations.Define("order.quote", ratio: 0.5);
        TraceDecision decision = Child(sampler, child, s_high, Parent(s_high, "ot=th:e"));
        Assert.Equal((true, "ot=th:e", SamplingReason.Parent), (decision.IsSampled, decision.TraceState, decision.Reason));
    }

    [Theory]
    [InlineData("vendor=x,ot=p:8;th:8", true, "ot=th:c;p:8,vendor=x", 4.0)]
    [InlineData("vendor=x", true, "vendor=x", null)]
    [InlineData("ot=th:8;rv:a0000000000000,vendor=x", false, "ot=rv:a0000000000000,vendor=x", null)]
    [InlineData("ot=th:f8,vendor=x", true, "vendor=x", null)]
    public void Child_WithAnOwnRatioBesideOthers_KeepsWhatTheyWrote(string parents, bool isSampled, string childs, double? adjusted)
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1 });
        OperationProbe child = _operations.Define("order.quote", ratio: 0.25);
        TraceDecision decision = Child(sampler, child, s_high, Parent(s_high, parents));
        Assert.Equal((isSampled, childs, adjusted), (decision.IsSampled, decision.TraceState, decision.AdjustedCount));
    }

    [Fact]
    public void Child_OfAnAuditedOperation_IsNeverDroppedByAnOwnRatio()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5, Operations = { ["order.*"] = 0.001 } });
        TraceDecision decision = Child(sampler, _operations.Define("order.pay", isAudited: true), s_half, Parent(s_half, "ot=th:8"));
        Assert.Equal((true, "ot=th:8"), (decision.IsSampled, decision.TraceState));
    }

    [Fact]
    public void Child_ThatFollowsNobody_IsDecidedLikeARoot()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5, FollowsParent = false });
        TraceDecision decision = Child(sampler, _operations.Define("order.place"), s_half, Parent(s_half, "vendor=x", isSampled: false));
        Assert.Equal((true, "ot=th:8,vendor=x", SamplingReason.Ratio), (decision.IsSampled, decision.TraceState, decision.Reason));
    }

    [Fact]
    public void Update_OfOptions_IsInForceAtOnce()
    {
        var options = new TraceSamplingOptions { Ratio = 0 };
        using var sampler = new TraceSampler(options);
        OperationProbe operation = _operations.Define("order.place");
        options.Ratio = 1;
        Assert.False(Root(sampler, operation, s_low).IsSampled);
        sampler.Update(options);
        Assert.True(Root(sampler, operation, s_low).IsSampled);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Update_WithARatioThatIsNone_ThrowsAndKeepsWhatWasInForce(double ratio)
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1 });
        OperationProbe operation = _operations.Define("order.place");
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Update(new TraceSamplingOptions { Ratio = 0, Operations = { ["order.place"] = ratio } }));
        Assert.Contains("'order.place'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("A sampling ratio is 0, or from 2^-56 to 1.", exception.Message, StringComparison.Ordinal);
        Assert.True(Root(sampler, operation, s_low).IsSampled);
    }

    [Fact]
    public void Options_OutOfTheirRange_Throw()
    {
        var options = new TraceSamplingOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => options.TracesPerSecond = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.TracesPerSecond = double.PositiveInfinity);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MinimumPerMinute = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MinimumPerMinute = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.SpansPerExport = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.ExportWindow = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.SlowerThan = TimeSpan.FromTicks(-1));
        Assert.Equal((null, 1, null, TimeSpan.FromSeconds(1), null), (options.TracesPerSecond, options.MinimumPerMinute, options.SpansPerExport, options.ExportWindow, options.SlowerThan));
    }

    [Fact]
    public void Sampler_OfForeignNamesWithoutEnd_KeepsABoundedNumber()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 1, Operations = { ["*/last"] = 0.5 } });
        for (int name = 0; name < 3 * SamplingSites.MostOfSource; name++) Assert.True(Foreign(sampler, "Endless", $"GET /{name}", s_low).IsSampled);
        Assert.InRange(SamplingSites.All.ToArray().Count(static site => site.Source == "Endless"), 1, SamplingSites.MostOfSource + 1);
        Assert.Equal("8", Foreign(sampler, "Bounded", "last", s_high).Threshold.ToString());
    }
}
