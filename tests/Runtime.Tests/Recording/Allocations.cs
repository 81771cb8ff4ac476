using System.Runtime.CompilerServices;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What code allocates on its thread.</summary>
static class Allocations
{
    const int WarmUpRounds = 3;

    /// <summary>How often a round is made. Of four that were looked at, each met a collection once, where other tests ran beside them on two processors.</summary>
    internal const int Rounds = WarmUpRounds + 12;

    /// <summary>The least of several rounds of calls: what a call allocates shows in each of them; what the runtime allocates once, as it compiles the code again, and what a
    /// collection of garbage takes from the thread's reserve, shows in one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static long Of(Action call, int calls) => Least(() =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int count = 0; count < calls; count++) call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    /// <summary>As <see cref="Of"/>, of rounds that measure themselves.</summary>
    internal static long Least(Func<long> round)
    {
        long least = long.MaxValue;
        for (int count = 0; count < Rounds; count++)
        {
            long allocated = round();
            if (count >= WarmUpRounds) least = Math.Min(least, allocated);
        }

        return least;
    }
}
