using System.Text;

namespace InstrumentGen.Runtime.Tests;

public sealed class RollingFileSinkTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly ManualTime _time = new(1);

    [Fact]
    public void Write_ToAMissingFolder_MakesIt()
    {
        using (RollingFileSink sink = Sink(Options("logs/of/shop.json"))) Write(sink, "a", "b");
        Assert.Equal("a\nb\n", _folder.Read("logs/of/shop.json"));
    }

    [Fact]
    public void Write_ToAnExistingFile_Appends()
    {
        File.WriteAllText(_folder.At("shop.json"), "old\n");
        using (RollingFileSink sink = Sink(Options("shop.json", daily: false))) Write(sink, "new");
        Assert.Equal("old\nnew\n", _folder.Read("shop.json"));
    }

    [Fact]
    public void Write_AfterALineWithoutItsEnd_BeginsALine()
    {
        File.WriteAllText(_folder.At("shop.json"), "to");
        using (RollingFileSink sink = Sink(Options("shop.json", daily: false))) Write(sink, "new");
        Assert.Equal("to\nnew\n", _folder.Read("shop.json"));
    }

    [Fact]
    public void Write_PastTheSize_BeginsAFile()
    {
        LogFileOptions options = Options("shop.json");
        options.MaxBytes = 8;
        using (RollingFileSink sink = Sink(options))
        {
            Write(sink, "abc");
            Write(sink, "def");
            Write(sink, "ghi");
            Write(sink, "longer than a file");
            Write(sink, "jkl");
        }

        Assert.Equal(["shop.20260314-001.json", "shop.20260314-002.json", "shop.20260314-003.json", "shop.json"], _folder.Names);
        Assert.Equal("abc\ndef\n", _folder.Read("shop.20260314-001.json"));
        Assert.Equal("ghi\n", _folder.Read("shop.20260314-002.json"));
        Assert.Equal("longer than a file\n", _folder.Read("shop.20260314-003.json"));
        Assert.Equal("jkl\n", _folder.Read("shop.json"));
    }

    [Fact]
    public void Write_OnTheNextDay_BeginsAFile()
    {
        using (RollingFileSink sink = Sink(Options("shop.json")))
        {
            _time.Utc = new DateTime(2026, 3, 14, 23, 59, 59, DateTimeKind.Utc);
            Write(sink, "a");
            _time.Advance(1);
            Write(sink, "b");
            Write(sink, "c");
        }

        Assert.Equal(["shop.20260314-001.json", "shop.json"], _folder.Names);
        Assert.Equal("a\n", _folder.Read("shop.20260314-001.json"));
        Assert.Equal("b\nc\n", _folder.Read("shop.json"));
    }

    LogFileOptions Options(string name, bool daily = true) => new() { Path = _folder.At(name), Daily = daily };

    RollingFileSink Sink(LogFileOptions options) => new(options, _time);

    static void Write(RollingFileSink sink, params string[] lines) => sink.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public void Dispose() => _folder.Dispose();
}
