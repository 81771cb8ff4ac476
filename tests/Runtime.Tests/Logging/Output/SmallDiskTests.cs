using System.Text;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class SmallDiskTests : IDisposable
{
    readonly SmallDisk _disk = new(kilobytes: 512);

    [Fact]
    public void Disk_FullInTheMiddleOfAWrite_HasNoTornLine()
    {
        using var sink = new RollingFileSink(new LogFileOptions { Path = _disk.At("log.txt") });
        sink.Write("before\n"u8);
        _disk.Fill("filler", left: 16 * 1024);
        byte[] batch = Encoding.UTF8.GetBytes(string.Concat(LogQueues.Numbered(4_000).Select(static line => line + "\n")));
        Assert.InRange(batch.Length, 32 * 1024, 64 * 1024);
        for (int i = 0; i < 3; i++)
        {
            Assert.Throws<IOException>(() => sink.Write(batch));
            Assert.Equal("before\n", File.ReadAllText(_disk.At("log.txt")));
        }

        File.Delete(_disk.At("filler"));
        sink.Write(batch);
        Assert.Equal(["before", .. LogQueues.Numbered(4_000)], File.ReadAllLines(_disk.At("log.txt")));
    }

    [Fact]
    public void Disk_FullAndFreedAgain_HasAllLinesOnce()
    {
        using var failures = new FailureRecorder();
        string[] lines = LogQueues.Numbered(20_000);
        using (var queue = new LogQueue(new RollingFileSink(new LogFileOptions { Path = _disk.At("log.txt") }), LogQueues.Patient))
        {
            _disk.Fill("filler", left: 64 * 1024);
            foreach (string line in lines) queue.Add(line);
            Assert.False(queue.Flush(TimeSpan.FromMilliseconds(300)));
            Assert.True(failures.Count > 0);
            File.Delete(_disk.At("filler"));
        }

        Assert.Equal(lines, File.ReadAllLines(_disk.At("log.txt")));
    }

    [Fact]
    public void Roll_ThatIsNotPossible_GoesOnInTheSameFile()
    {
        File.WriteAllText(_disk.At("log.txt"), "");
        _disk.Pin("log.txt");
        using var failures = new FailureRecorder();
        var time = new ManualTime(1);
        using (var sink = new RollingFileSink(new LogFileOptions { Path = _disk.At("log.txt"), MaxBytes = 4 }, time))
        {
            for (int i = 0; i < 100; i++) sink.Write("abc\n"u8);
            Assert.Equal(1, failures.Count);
            time.Advance(60);
            for (int i = 0; i < 100; i++) sink.Write("abc\n"u8);
            Assert.Equal(2, failures.Count);
        }

        Assert.Equal(["log.txt"], _disk.Names);
        Assert.Equal(200, File.ReadAllLines(_disk.At("log.txt")).Length);
    }

    public void Dispose() => _disk.Dispose();
}
