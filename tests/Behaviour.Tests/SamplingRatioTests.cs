using System.Diagnostics;
using InstrumentGen.Behaviour.Tests.Snippets;

namespace InstrumentGen.Behaviour.Tests;

[Collection(nameof(AloneCollection))]
public sealed class SamplingRatioTests
{
    readonly PriceList _prices = new();

    [Fact]
    public void Ratio_OfAnOperation_DecidesOnItsRootsAndOnWhatIsInsideOfOthers()
    {
        List<Activity> kept = [];
        using TraceSampling sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = 1, Sources = static source => source.Name == "InstrumentGen.Behaviour.Tests" });
        using var listener = new ActivityListener { ShouldListenTo = static source => source.Name == "InstrumentGen.Behaviour.Tests", ActivityStopped = span => { if (span.Recorded) kept.Add(span); } };
        ActivitySource.AddActivityListener(listener);
        Activity.Current = null;
        for (int call = 0; call < 200; call++)
        {
            Assert.Equal(6, _prices.Order("tea"));
            Assert.Equal(3, _prices.Quote("tea"));
            Assert.Equal(3, _prices.Poll("tea"));
        }

        Activity[] orders = [.. kept.Where(static span => span.OperationName == "PriceList.Order")];
        Activity[] quotes = [.. kept.Where(static span => span.OperationName == "PriceList.Quote")];
        Assert.Equal(200, orders.Length);
        Assert.All(orders, static span => Assert.Equal("ot=th:0", span.TraceStateString));
        Assert.All(quotes, static span => Assert.Equal(("ot=th:8", true), (span.TraceStateString, span.TraceId.ToHexString()[18] >= '8')));
        Assert.Equal(orders.Count(static span => span.TraceId.ToHexString()[18] >= '8'), quotes.Count(static span => span.Parent is not null));
        // Five standard deviations of 200 roots by a half.
        Assert.InRange(quotes.Count(static span => span.Parent is null), 65, 135);
        Assert.DoesNotContain(kept, static span => span.OperationName == "PriceList.Poll");
    }
}
