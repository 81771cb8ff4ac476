using System.Diagnostics;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>Calls a millisecond of two loops that set off work on other threads. A quarter of a second each, in turn, so that this work is within the time, and of all pairs
/// the one whose ratio is the median: the fastest round of a loop is the one that had least of that work. In the 4 ms of <see cref="Interleaved"/> the same two loops gave from
/// 1.1 to 2.0 times.</summary>
static class Throughput
{
    const int Rounds = 11;
    const int CallsAtOnce = 100;
    static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    public static (double Ours, double Peer) CallsPerMillisecond(Variant ours, Variant peer)
    {
        Rate(ours, s_warmUp);
        Rate(peer, s_warmUp);
        return Enumerable.Range(0, Rounds).Select(round => Pair(ours, peer, isOursFirst: round % 2 == 0)).OrderBy(static pair => pair.Ours / pair.Peer).ElementAt(Rounds / 2);
    }

    static (double Ours, double Peer) Pair(Variant ours, Variant peer, bool isOursFirst)
    {
        double first = Rested(isOursFirst ? ours : peer);
        double second = Rested(isOursFirst ? peer : ours);
        return isOursFirst ? (first, second) : (second, first);
    }

    static double Rested(Variant variant)
    {
        // What the one before has set off ends.
        Thread.Sleep(s_rest);
        GC.Collect();
        return Rate(variant, s_round);
    }

    static double Rate(Variant variant, TimeSpan time)
    {
        long calls = 0;
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed < time; calls += CallsAtOnce) variant.Run(CallsAtOnce);
        return calls / clock.Elapsed.TotalMilliseconds;
    }
}
