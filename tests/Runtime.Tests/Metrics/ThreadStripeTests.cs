using System.Runtime.CompilerServices;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class ThreadStripeTests
{
    const int Lives = 40;

    [Fact]
    public void Index_OfAThread_StaysTheSame() => Threads.Run(static () =>
    {
        Assert.Equal(0, ThreadStripe.Index);
        int index = ThreadStripe.Acquire();
        Assert.InRange(index, 1, int.MaxValue);
        Assert.Equal((index, index), (ThreadStripe.Index, ThreadStripe.Acquire()));
        Threads.CollectGarbage();
        Assert.Equal(index, ThreadStripe.Index);
    });

    [Fact]
    public void Index_OfThreadsThatLiveTogether_Differ()
    {
        const int Together = 16;
        using var all = new Barrier(Together);
        var inTurn = new Lock();
        int[] indices = new int[Together];
        Threads.RunAll([.. Enumerable.Range(0, Together).Select(thread => new Action(() =>
        {
            lock (inTurn)
            {
                indices[thread] = ThreadStripe.Acquire();
                Threads.CollectGarbage();
            }

            Assert.True(all.SignalAndWait(Patience.Limit));
        }))]);
        Assert.Equal(Together, indices.Distinct().Count());
    }

    [Fact]
    public void Index_OfAThreadThatEnded_IsUsedAgain()
    {
        int[] indices = new int[Lives];
        for (int life = 0; life < Lives; life++)
        {
            Live(() => indices[life] = ThreadStripe.Acquire());
            Threads.CollectGarbage();
        }

        Assert.InRange(indices.Distinct().Count(), 1, Lives / 2);
    }

    [Fact]
    public void Index_UsedAgain_KeepsTheCountsOfBothThreads()
    {
        var cells = new OperationCells(DurationBuckets.Standard);
        int[] indices = new int[Lives];
        for (int life = 0; life < Lives; life++)
        {
            Live(() =>
            {
                cells.Begin();
                cells.End(Outcome.Ok, null, life);
                indices[life] = ThreadStripe.Index;
            });
            Threads.CollectGarbage();
        }

        Assert.True(indices.Distinct().Count() < Lives);
        Assert.Equal((Lives, 0), (cells.Read().Count, cells.Read().Active));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Live(Action action) => Threads.Run(action);
}
