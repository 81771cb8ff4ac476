namespace InstrumentGen.Runtime.Tests;

public sealed class LogLineOutputTests
{
    [Fact]
    public void Lines_OfASink_AreWrittenAndTheSinkIsDisposedOf()
    {
        var sink = new MemorySink();
        using (var lines = new LogLineOutput(sink))
        {
            lines.Add("one\n"u8);
            Assert.True(lines.Flush(Patience.Limit));
            Assert.Equal(["one"], sink.Lines);
            lines.Add("two\n"u8);
        }

        Assert.Equal(["one", "two"], sink.Lines);
        Assert.True(sink.IsDisposed);
    }

    [Fact]
    public void Lines_OfAFile_AreInIt()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "access.log");
        using (var lines = new LogLineOutput(new LogFileOptions { Path = path })) lines.Add("one\n"u8);
        Assert.Equal(["one"], File.ReadAllLines(path));
    }

    [Fact]
    public void Line_WithoutAnEnd_IsRefused()
    {
        using var lines = new LogLineOutput(new MemorySink());
        Assert.Throws<ArgumentException>(() => lines.Add("one"u8));
        Assert.Throws<ArgumentException>(() => lines.Add([]));
    }
}
