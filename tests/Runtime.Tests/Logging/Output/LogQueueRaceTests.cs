using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class LogQueueRaceTests : IDisposable
{
    const int Producers = 4;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public void Dispose_WhileLinesCome_WritesOrCountsEach()
    {
        for (int round = 0; round < 50; round++)
        {
            using var sink = new MemorySink();
            var queue = new LogQueue(sink, new LogQueueOptions { MaxDelay = TimeSpan.Zero, ShutdownTimeout = Patience.Limit });
            using var ready = new CountdownEvent(Producers);
            Action[] producers = [.. Enumerable.Range(0, Producers).Select(producer => (Action)(() =>
            {
                ready.Signal();
                foreach (string line in LogQueues.Numbered(2_000, $"{producer}")) queue.Add(line, LogLevel.Warning);
            }))];
            Threads.RunAll([.. producers, () =>
            {
                ready.Wait(Patience.Limit);
                queue.Dispose();
            }]);

            string[] lines = sink.Lines;
            Assert.Equal(Producers * 2_000, lines.Length + queue.Dropped);
            for (int producer = 0; producer < Producers; producer++)
            {
                string[] own = [.. lines.Where(line => line.StartsWith($"{producer} ", StringComparison.Ordinal))];
                Assert.Equal(LogQueues.Numbered(own.Length, $"{producer}"), own);
            }
        }
    }

    [Fact]
    public void Lines_AMillionToAFile_AreAllThereAfterDispose()
    {
        const int Count = 1_000_000, MaxBytes = 20_000_000;
        byte[] line = new byte[100];
        var sink = new RollingFileSink(new LogFileOptions { Path = _folder.At("log.txt"), MaxBytes = MaxBytes, Daily = false });
        using (var queue = new LogQueue(sink, new LogQueueOptions { MaxWait = Patience.Limit, ShutdownTimeout = Patience.Limit }))
        {
            for (int i = 0; i < Count; i++)
            {
                i.TryFormat(line, out int length, "D99", CultureInfo.InvariantCulture);
                line[length] = (byte)'\n';
                queue.Add(line, LogLevel.Information);
            }
        }

        string[] files = _folder.Names;
        Assert.All(files[..^1], name => Assert.InRange(new FileInfo(_folder.At(name)).Length, MaxBytes - LogChunk.Size, MaxBytes));
        Assert.Equal(6, files.Length);
        int next = 0;
        foreach (string text in files.SelectMany(name => File.ReadLines(_folder.At(name), Encoding.UTF8)))
        {
            if (int.Parse(text, CultureInfo.InvariantCulture) != next++) Assert.Fail($"{text} is where {next - 1} should be.");
        }

        Assert.Equal(Count, next);
    }

    public void Dispose() => _folder.Dispose();
}
