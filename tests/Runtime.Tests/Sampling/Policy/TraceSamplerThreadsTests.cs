using System.Diagnostics;
using static InstrumentGen.Runtime.Tests.SampledOperations;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A sampler that several threads ask at once.</summary>
public sealed class TraceSamplerThreadsTests
{
    static readonly ActivityTraceId s_low = TraceId("1");
    static readonly ActivityTraceId s_half = TraceId("9");

    readonly SampledOperations _operations = new();

    [Fact]
    public void Counts_OfDecisions_AreByReasonAndOverAllThreads()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5 });
        OperationProbe operation = _operations.Define("order.place");
        OperationProbe own = _operations.Define("order.quote", ratio: 0.25);
        Threads.RunAll([.. Enumerable.Repeat(
            () =>
            {
                for (int round = 0; round < 1_000; round++)
                {
                    Root(sampler, operation, s_half);
                    Root(sampler, operation, s_low);
                    Root(sampler, own, s_half);
                    Child(sampler, operation, s_half, Parent(s_half, "ot=th:8"));
                    Child(sampler, operation, s_low, Parent(s_low, null, isSampled: false));
                }
            },
            4)]);
        SamplingCounts counts = sampler.Counts;
        Assert.Equal((4_000, 4_000, 0, 4_000), (counts.Kept(SamplingReason.Ratio), counts.Dropped(SamplingReason.Ratio), counts.Kept(SamplingReason.Operation), counts.Dropped(SamplingReason.Operation)));
        Assert.Equal((4_000, 4_000, 8_000, 12_000), (counts.Kept(SamplingReason.Parent), counts.Dropped(SamplingReason.Parent), counts.TotalKept, counts.TotalDropped));
    }

    // Who writes where is told by the page of the stack: far more pages here than have a place of their own, and stacks that later threads get again.
    [Fact]
    public void Counts_OfThreadsAtAllDepths_AreComplete()
    {
        const int Generations = 6;
        const int Together = 8;
        const int Depth = 400;
        const int Each = 20;
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5, TracesPerSecond = 1e12 });
        OperationProbe[] operations = [.. Enumerable.Range(0, 2).Select(index => _operations.Define($"order.{index}"))];
        for (int generation = 0; generation < Generations; generation++)
        {
            Threads.RunAll([.. Enumerable.Range(0, Together).Select(thread => operations[thread % 2]).Select(operation => (Action)(() => Descend(Depth, () =>
            {
                for (int round = 0; round < Each; round++)
                {
                    Root(sampler, operation, s_half);
                    Root(sampler, operation, s_low);
                    Child(sampler, operation, s_half, Parent(s_half, "ot=th:8"));
                }
            })))]);
        }

        const int Calls = Generations * Together * Depth * Each;
        SamplingCounts counts = sampler.Counts;
        Assert.Equal((Calls, Calls), (counts.Kept(SamplingReason.Ratio) + counts.Kept(SamplingReason.Rate), counts.Dropped(SamplingReason.Ratio) + counts.Dropped(SamplingReason.Rate)));
        Assert.Equal((Calls, 0), (counts.Kept(SamplingReason.Parent), counts.Dropped(SamplingReason.Parent)));
    }

    // A kilobyte deeper each time.
    static void Descend(int levels, Action action)
    {
        Span<byte> room = stackalloc byte[1_024];
        room.Clear();
        action();
        if (levels > 1) Descend(levels - 1, action);
        room.Clear();
    }

    // Whatever is in force, a decision is by one policy as a whole: threshold, tracestate and ratio agree.
    [Fact]
    public void Decide_WhileOptionsChange_IsByOneOfThem()
    {
        using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.5 });
        OperationProbe operation = _operations.Define("order.place");
        ActivityTraceId[] ids = [.. Ids(seed: 5, 4_096)];
        bool isOver = false;
        Threads.RunAll(
        [
            () =>
            {
                for (int round = 0; round < 2_000; round++) sampler.Update(new TraceSamplingOptions { Ratio = round % 2 == 0 ? 0.25 : 0.5 });
                Volatile.Write(ref isOver, true);
            },
            .. Enumerable.Repeat(
                () =>
                {
                    for (int next = 0; !Volatile.Read(ref isOver); next++)
                    {
                        ActivityTraceId id = ids[next % ids.Length];
                        TraceDecision decision = Root(sampler, operation, id);
                        char first = id.ToHexString()[18];
                        if (decision.IsSampled) Assert.True(decision.TraceState == "ot=th:8" ? first >= '8' : decision.TraceState == "ot=th:c" && first >= 'c');
                        else Assert.True(first < 'c');
                    }
                },
                2),
        ]);
    }
}
