using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class LogQueueAllocationTests : IDisposable
{
    const int Lines = 100_000;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public void Lines_ToNothing_AllocateNothing() => Assert.Equal(0, LeastAllocated(new NoSink()));

    [Fact]
    public void Lines_ToAFile_AllocateNothing()
    {
        Assert.Equal(0, LeastAllocated(new RollingFileSink(new LogFileOptions { Path = _folder.At("log.txt"), MaxBytes = 0, Daily = false })));
        Assert.Equal(0, new FileInfo(_folder.At("log.txt")).Length % 200);
    }

    // The whole process is looked at, the writer's thread included, and so are its other threads: the least of some rounds is ours.
    static long LeastAllocated(ILogSink sink)
    {
        byte[] line = new byte[200];
        line[^1] = (byte)'\n';
        using var queue = new LogQueue(sink, new LogQueueOptions { ShutdownTimeout = Patience.Limit });
        long least = long.MaxValue;
        for (int round = 0; round < 8 && least > 0; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Lines; i++)
            {
                queue.Add(line, LogLevel.Information);
                // A test's machine must not decide whether the queue has to grow.
                if (i % 1_000 == 0) Assert.True(queue.Flush(Patience.Limit));
            }

            Assert.True(queue.Flush(Patience.Limit));
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, queue.Dropped);
        return least;
    }

    public void Dispose() => _folder.Dispose();

    sealed class NoSink : ILogSink
    {
        public void Write(ReadOnlySpan<byte> lines)
        {
        }

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
