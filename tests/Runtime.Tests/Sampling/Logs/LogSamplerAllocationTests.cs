using System.Diagnostics;
using Microsoft.Extensions.Logging;
using static InstrumentGen.Runtime.Tests.TraceAtHand;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Decisions cost no memory.</summary>
public sealed class LogSamplerAllocationTests
{
    const int Decisions = 10_000;

    static readonly LogSampler s_sampler = new(new LogSamplingOptions { Rules = { new() { Ratio = 0.5 }, new() { EventId = 7, Category = "Shop", Ratio = 0.25 } } });

    [Theory]
    [InlineData(true, "ot=th:8")]
    [InlineData(true, "vendor=x,ot=th:0;rv:f0000000000000")]
    [InlineData(true, null)]
    [InlineData(false, null)]
    public void Decisions_OnRecordsOfATrace_AllocateNothing(bool isKept, string? traceState)
    {
        using Activity trace = Begin(Above, isKept, traceState);
        AssertNone();
    }

    [Fact]
    public void Decisions_OnRecordsOfTracesInTurn_AllocateNothing()
    {
        Activity[] traces = [Begin(Above, true, "ot=th:8"), Begin(Below, true, "ot=th:c")];
        long least = Allocations.Least(() =>
        {
            long allocated = 0;
            for (int time = 0; time < Decisions; time++)
            {
                // To make an activity the current one allocates.
                Activity.Current = traces[time % 2];
                long before = GC.GetAllocatedBytesForCurrentThread();
                Decide();
                allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            }

            return allocated;
        });
        Activity.Current = null;
        Assert.Equal(0, least);
    }

    [Fact]
    public void Decisions_OnRecordsOfNoTrace_AllocateNothing()
    {
        Activity.Current = null;
        AssertNone();
    }

    static void AssertNone() => Assert.Equal(0, Allocations.Of(Decide, Decisions));

    static void Decide()
    {
        s_sampler.Keeps("Shop.Basket", LogLevel.Debug, new EventId(7));
        s_sampler.MayKeep("Shop.Basket", LogLevel.Debug);
        s_sampler.Decide("Shop.Basket", LogLevel.Debug, new EventId(8));
    }
}
