using CsCheck;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class LogQueuePropertyTests
{
    static readonly Gen<int> s_length = Gen.Frequency(
        (20, Gen.Int[0, 300]), (3, Gen.Int[0, 5_000]), (1, Gen.Int[LogChunk.Size - 40, LogChunk.Size + 40]), (1, Gen.Int[0, 200_000]));

    static readonly Gen<(int[][] Producers, int[] Failures, int Flushes, int MaxDelay)> s_case =
        Gen.Select(s_length.Array[0, 200].Array[1, 6], Gen.Int[1, 60].Array[0, 12], Gen.Int[0, 5], Gen.Int[0, 3]);

    /// <summary>Whatever the lines' lengths, how ever many log at once, and whichever writes fail.</summary>
    [Fact]
    public void Lines_OfAnyInterleaving_AreCompleteAndInOrderByProducer() => s_case.Sample(
        static one =>
        {
            var failing = one.Failures.ToHashSet();
            using var sink = new MemorySink { Fails = attempt => failing.Contains(attempt) ? new IOException() : null };
            var options = new LogQueueOptions { Capacity = int.MaxValue, MaxDelay = TimeSpan.FromMilliseconds(one.MaxDelay), ShutdownTimeout = Patience.Limit };
            using (var queue = new LogQueue(sink, options, new HastyTime()))
            {
                Action[] producers = [.. one.Producers.Select((lengths, producer) => (Action)(() => Log(queue, producer, lengths)))];
                Action flushes = () =>
                {
                    for (int i = 0; i < one.Flushes; i++) Assert.True(queue.Flush(Patience.Limit));
                };
                Threads.RunAll([.. producers, flushes]);
                Assert.Equal(0, queue.Dropped);
            }

            ILookup<string, string> written = sink.Lines.ToLookup(static line => line[..line.IndexOf(' ', StringComparison.Ordinal)]);
            for (int producer = 0; producer < one.Producers.Length; producer++)
            {
                Assert.Equal(one.Producers[producer].Select((length, index) => Line(producer, index, length)), written[$"{producer}"]);
            }
        },
        iter: 40,
        threads: 1);

    static void Log(LogQueue queue, int producer, int[] lengths)
    {
        for (int i = 0; i < lengths.Length; i++) queue.Add(Line(producer, i, lengths[i]), (LogLevel)(lengths[i] % 6));
    }

    static string Line(int producer, int index, int length) => $"{producer} {index} {new string((char)('a' + (index % 26)), length)}";
}
