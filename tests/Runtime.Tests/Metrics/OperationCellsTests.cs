using System.Diagnostics;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class OperationCellsTests
{
    static readonly decimal[] s_bounds = [0.005m, 0.01m, 0.025m, 0.05m, 0.075m, 0.1m, 0.25m, 0.5m, 0.75m, 1m, 2.5m, 5m, 7.5m, 10m];

    readonly OperationCells _cells = new(DurationBuckets.Standard);

    [Fact]
    public void Cells_AnyCalls_CountAndSumPerOutcomeAndErrorType() =>
        Gen.Select(Gen.OneOf<Type?>(null, typeof(IOException), typeof(TimeoutException)), Gen.Enum<Outcome>(), Gen.Long[0, 20_000_000_000])
            .Array[0, 200]
            .Sample(static calls =>
            {
                var cells = new OperationCells(DurationBuckets.Standard);
                foreach ((Type? error, Outcome outcome, long elapsed) in calls)
                {
                    cells.Begin();
                    cells.End(outcome, outcome == Outcome.Error ? error : null, elapsed);
                }

                OperationSnapshot snapshot = cells.Read();
                var expected = calls
                    .GroupBy(static call => (call.Item2, call.Item2 == Outcome.Error ? call.Item1?.FullName ?? "_OTHER" : null))
                    .OrderBy(static group => group.Key.Item1)
                    .ThenBy(static group => group.Key.Item2, StringComparer.Ordinal)
                    .ToList();
                Assert.Equal(
                    expected.Select(static group => group.Key),
                    snapshot.Outcomes.Select(static one => (one.Outcome, one.ErrorType)));
                Assert.All(expected, (group, index) =>
                    AssertHolds([.. group.Select(static call => call.Item3)], snapshot.Outcomes[index].Duration));
                Assert.Equal(calls.Length, snapshot.Count);
                Assert.Equal(0, snapshot.Active);
            });

    [Fact]
    public void Cells_ManyThreadsThatComeAndGo_CountAndSumExactly()
    {
        const int Waves = 12, ThreadsPerWave = 8, CallsPerThread = 2_000;
        var random = new Random(20_260_314);
        long[][] elapsed = [.. Enumerable.Range(0, Waves * ThreadsPerWave)
            .Select(_ => Enumerable.Range(0, CallsPerThread).Select(_ => random.NextInt64(20 * Stopwatch.Frequency)).ToArray())];
        using var ended = new CancellationTokenSource();
        Task<long> reading = Task.Factory.StartNew(
            () => ReadUntil(ended.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        foreach (long[][] wave in elapsed.Chunk(ThreadsPerWave))
        {
            Threads.RunAll([.. wave.Select(durations => new Action(() => Array.ForEach(durations, Call)))]);
            Threads.CollectGarbage();
        }

        ended.Cancel();
        Assert.InRange(Finish(reading), 1, long.MaxValue);
        OperationSnapshot snapshot = _cells.Read();
        AssertHolds([.. elapsed.SelectMany(static one => one)], snapshot.Duration);
        Assert.Equal(0, snapshot.Active);
    }

    [Fact]
    public void Active_BegunHereAndEndedThere_IsNeverNegativeAndEndsAtZero()
    {
        for (int calls = 1; calls <= 20; calls++)
        {
            _cells.Begin();
            Assert.Equal(1, _cells.Read().Active);
            Threads.Run(() => _cells.End(Outcome.Ok, null, 1));
            Assert.Equal((0, calls), (_cells.Read().Active, _cells.Read().Count));
        }
    }

    [Fact]
    public void Active_EndedMoreOftenThanBegun_IsZero()
    {
        _cells.End(Outcome.Ok, null, 1);
        Assert.Equal(0, _cells.Read().Active);
    }

    [Fact]
    public void Active_CallsOfManyThreads_IsTheirNumber()
    {
        const int Callers = 10;
        Threads.RunAll([.. Enumerable.Repeat(new Action(_cells.Begin), Callers)]);
        Assert.Equal((Callers, 0), (_cells.Read().Active, _cells.Read().Count));
    }

    [Fact]
    public void Cells_SameCallsInAnyOrder_HaveTheSameSums() =>
        Gen.Long[0, long.MaxValue / 1_000].Array[1, 100].Sample(static elapsed =>
        {
            var ordered = new OperationCells(DurationBuckets.Standard);
            var reversed = new OperationCells(DurationBuckets.Standard);
            foreach (long one in elapsed) ordered.End(Outcome.Ok, null, one);
            foreach (long one in elapsed.Reverse()) reversed.End(Outcome.Ok, null, one);
            Assert.Equal(ordered.Read().Duration.Sums, reversed.Read().Duration.Sums);
            AssertHolds(elapsed, ordered.Read().Duration);
        });

    void Call(long elapsed)
    {
        _cells.Begin();
        _cells.End(Outcome.Ok, null, elapsed);
    }

    long ReadUntil(CancellationToken ended)
    {
        long reads = 0, seen = 0;
        do
        {
            OperationSnapshot snapshot = _cells.Read();
            Assert.True(snapshot.Count >= seen, "A count went back.");
            Assert.InRange(snapshot.Active, 0, 1_000);
            seen = snapshot.Count;
            reads++;
        }
        while (!ended.IsCancellationRequested);
        return reads;
    }

    static long Finish(Task<long> reading) => reading.GetAwaiter().GetResult();

    static void AssertHolds(long[] elapsed, DurationDistribution distribution)
    {
        long[] counts = new long[s_bounds.Length + 1];
        Int128[] sums = new Int128[s_bounds.Length + 1];
        foreach (long one in elapsed)
        {
            int bucket = Array.FindIndex(s_bounds, bound => bound * Stopwatch.Frequency >= one);
            if (bucket < 0) bucket = s_bounds.Length;
            counts[bucket]++;
            sums[bucket] += one;
        }

        Assert.Equal(counts, distribution.Counts);
        Assert.Equal(sums.Select(static sum => (double)(long)sum / Stopwatch.Frequency), distribution.Sums);
        Assert.Equal(elapsed.Length, distribution.Count);
    }
}
