using System.Diagnostics;
using static InstrumentGen.Runtime.Tests.SampledOperations;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What is left of a million requests and spans. The memory is the whole process's, so nothing else runs meanwhile.</summary>
[Collection(ProcessWide.Name)]
public sealed class PolicyMemoryTests
{
    readonly SampledOperations _operations = new();

    [Fact]
    public void MillionRequests_LeaveNothingBehind()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.1, TracesPerSecond = 5, Boosts = { SamplingBoost.ForUser("nobody") } });
        OperationProbe operation = _operations.Define("order.place");
        ActivityTraceId[] ids = [.. Ids(seed: 19, 1_000)];
        void Requests(int count)
        {
            for (int request = 0; request < count; request++)
            {
                ActivityTraceId id = ids[request % ids.Length];
                TraceDecision root = Root(sampler, operation, id);
                Child(sampler, operation, id, Parent(id, root.TraceState, root.IsSampled));
            }
        }

        Requests(10_000);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Requests(1_000_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
    }

    [Fact]
    public void Window_OfAMillion_HoldsNoMoreThanMayLeave()
    {
        var window = new ExportWindow<object>(100);
        var random = new Random(22);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int item = 0; item < 1_000_000; item++)
        {
            window.Add(new byte[100], new SamplingRandomness((ulong)random.NextInt64(1L << 56)), SamplingThreshold.Always, item % 1_000 == 0);
        }

        Assert.Equal(100, window.Count);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1_000_000);
        GC.KeepAlive(window);
    }
}
