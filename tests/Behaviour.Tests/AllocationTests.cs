using System.Diagnostics;
using InstrumentGen.Behaviour.Tests.Subjects;

namespace InstrumentGen.Behaviour.Tests;

[Collection(nameof(AloneCollection))]
public sealed class AllocationTests
{
    const int Calls = 10_000;

    [Fact]
    public void WovenCall_NobodyListens_AllocatesNothing() => Assert.Equal(0, BytesOf(static () => Till.Charge(null)));

    [Fact]
    public void PartialMethod_NobodyListensOrReads_AllocatesNothing()
    {
        Assert.Equal(0, BytesOf(static () => Window.Open(1)));
        using var reader = new OperationReader();
        Assert.Equal(0, BytesOf(static () => Window.Open(1)));
    }

    [Fact]
    public void MeteredCall_WithReader_AllocatesNothing()
    {
        using var reader = new OperationReader();
        Assert.Equal(0, BytesOf(static () => Till.Charge(null)));
    }

    [Fact]
    public void CompletedValueTask_WithReader_AllocatesNothing()
    {
        using var reader = new OperationReader();
        Assert.Equal(0, BytesOf(static () => PeekAsync().GetAwaiter().GetResult()));
    }

    [Fact]
    public void CompletedTask_WithReader_AllocatesNothing()
    {
        using var reader = new OperationReader();
        Assert.Equal(0, BytesOf(static () => DoneAsync().GetAwaiter().GetResult()));
    }

    [Fact]
    public void TracedCall_WithListener_AllocatesNoMoreThanItsActivityDoes()
    {
        using var source = new ActivitySource("InstrumentGen.Behaviour.Tests.ByHand");
        using var listener = new ActivityListener
        {
            ShouldListenTo = static one => one.Name.StartsWith("InstrumentGen.Behaviour.Tests", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        long byHand = BytesOf(() =>
        {
            using Activity? span = source.StartActivity("Warehouse.Square");
            span!.AddTag("code.function.name", "InstrumentGen.Behaviour.Tests.Subjects.Warehouse.Square");
            span.AddTag("code.file.path", "tests/Behaviour.Tests/Subjects/Warehouse.cs");
            span.AddTag("code.line.number", s_line);
        });
        Assert.InRange(BytesOf(static () => Warehouse.Square(2)), 0, byHand);
    }

    [Fact]
    public void Iterator_NobodyListens_IsTheMethodsOwn() => Assert.Contains("Count", Feed.Count(1).GetType().Name, StringComparison.Ordinal);

    /// <summary>Between the steps of an iterator the span is not current. To change that at each step could allocate twice.</summary>
    [Fact]
    public void Step_OfAnIterator_WithListener_AllocatesNothing()
    {
        using ActivityListener listener = ListenToAll();
        Assert.InRange(BytesOf(static () => Sum(Feed.Count(1000)), 10), 0, BytesOf(static () => Sum(Feed.Count(1)), 10));
    }

    [Fact]
    public void Step_OfAnAsyncIterator_WithListener_AllocatesNothing()
    {
        using ActivityListener listener = ListenToAll();
        Assert.InRange(BytesOf(static () => SumAsync(Feed.TickAsync(1000, false)).GetAwaiter().GetResult(), 10), 0, BytesOf(static () => SumAsync(Feed.TickAsync(1, false)).GetAwaiter().GetResult(), 10));
    }

    static ActivityListener ListenToAll()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static one => one.Name == "InstrumentGen.Behaviour.Tests",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    static int Sum(IEnumerable<int> items)
    {
        int sum = 0;
        foreach (int item in items) sum += item;
        return sum;
    }

    static async ValueTask<int> SumAsync(IAsyncEnumerable<int> items)
    {
        int sum = 0;
        await foreach (int item in items) sum += item;
        return sum;
    }

    static readonly object s_line = 20;

    [Metered]
    static ValueTask<int> PeekAsync() => new(7);

    [Metered]
    static Task DoneAsync() => Task.CompletedTask;

    static long BytesOf(Action call, int calls = Calls)
    {
        for (int warmUp = 0; warmUp < Math.Max(calls, 200); warmUp++) call();
        long best = long.MaxValue;
        for (int round = 0; round < 20; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int one = 0; one < calls; one++) call();
            best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return best;
    }
}
