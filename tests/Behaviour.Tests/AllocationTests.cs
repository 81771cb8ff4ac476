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
    public void TracedCall_WithListener_AllocatesWhatItsActivityDoes()
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
        Assert.Equal(byHand, BytesOf(static () => Warehouse.Square(2)));
    }

    static readonly object s_line = 20;

    [Metered]
    static ValueTask<int> PeekAsync() => new(7);

    [Metered]
    static Task DoneAsync() => Task.CompletedTask;

    static long BytesOf(Action call)
    {
        for (int warmUp = 0; warmUp < Calls; warmUp++) call();
        long best = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int one = 0; one < Calls; one++) call();
            best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return best;
    }
}
